using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Resilience;

/// <summary>
/// Decorator: begins calls within the model's requests and tokens per minute, in order. A wait that the provider asks for holds the
/// whole model, not only the call that was turned away.
/// </summary>
/// <param name="inner">Makes the calls.</param>
/// <param name="gate">The gate; it may be shared with clients of other runs, and stays open when this one is closed.</param>
internal sealed class RateLimitedClient(IModelClient inner, RateGate gate) : IModelClient
{

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var call = await gate.EnterAsync(TokenEstimate.Total(request), cancellationToken);
        var reply = await inner.GenerateAsync(request, cancellationToken);
        if (reply.Response?.Usage is { } usage) gate.Settle(call, usage.InputTokens + usage.OutputTokens);
        if (reply.Error?.RetryAfter is { } asked && asked <= RetryTiming.LongestAsked) gate.Pause(asked);
        return reply;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
