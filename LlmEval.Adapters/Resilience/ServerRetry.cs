using Polly;
using Polly.Retry;

namespace LlmEval.Adapters.Resilience;

/// <summary>Repeats requests to a server that results are sent to, with growing waits. They must be safe to repeat.</summary>
internal static class ServerRetry
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>Does it again while it fails in a way that may pass, and the server asks for no longer wait than ours.</summary>
    /// <param name="retries">How often, at most.</param>
    /// <param name="time">Measures the waits.</param>
    public static ResiliencePipeline Pipeline(int retries, TimeProvider time)
    {
        if (retries == 0) return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = retries,
                ShouldHandle = new PredicateBuilder().Handle<ServerException>(problem => problem.IsTransient && !(problem.RetryAfter > LongestWait)),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstWait,
                MaxDelay = LongestWait,
                // Null leaves the wait to the backoff.
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(
                    args.Outcome.Exception is ServerException { RetryAfter: { } asked } ? RetryTiming.AtLeast(asked, Random.Shared.NextDouble()) : null),
            })
            .Build();
    }
}
