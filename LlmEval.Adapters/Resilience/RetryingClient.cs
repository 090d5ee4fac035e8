using LlmEval.Core.Domain.Models;
using Polly;
using Polly.Retry;

namespace LlmEval.Adapters.Resilience;

/// <summary>Decorator: repeats calls that failed in a way that may pass, and keeps the last error when none succeeds.</summary>
/// <remarks>A wait that the provider asked for is honoured; otherwise waits grow exponentially (<see cref="RetryTiming"/>).</remarks>
internal sealed class RetryingClient : IModelClient
{
    private readonly IModelClient inner;
    private readonly ResiliencePipeline<ModelReply> pipeline;

    /// <summary>Wraps a client.</summary>
    /// <param name="inner">Makes one attempt a call.</param>
    /// <param name="retries">Further attempts after the first, at least 1.</param>
    /// <param name="time">The clock that waits are measured by.</param>
    /// <param name="random">Jitter, from 0 to below 1.</param>
    public RetryingClient(IModelClient inner, int retries, TimeProvider time, Func<double> random)
    {
        this.inner = inner;
        pipeline = new ResiliencePipelineBuilder<ModelReply> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ModelReply>
            {
                MaxRetryAttempts = retries,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result?.Error is { } error && MayPass(error)),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = random,
                Delay = RetryTiming.FirstWait,
                MaxDelay = RetryTiming.LongestBackoff,
                // Null leaves the wait to the backoff.
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    args.Outcome.Result?.Error?.RetryAfter is { } asked ? RetryTiming.AtLeast(asked, random()) : null),
            })
            .Build();
    }

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var attempts = 0;
        var reply = await pipeline.ExecuteAsync(
            async token =>
            {
                attempts++;
                return await inner.GenerateAsync(request, token);
            },
            cancellationToken);
        if (reply.Error is { } error && AsksTooMuch(error)) reply = ModelReply.Of(Explained(error));
        return reply with { Attempts = attempts };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static bool MayPass(ModelError error) => error.IsTransient && !AsksTooMuch(error);

    private static bool AsksTooMuch(ModelError error) => error.RetryAfter > RetryTiming.LongestAsked;

    private static ModelError Explained(ModelError error) => error with
    {
        Message = $"{error.Message} (It asks to wait {error.RetryAfter}; more than {RetryTiming.LongestAsked} is not waited for.)",
    };
}
