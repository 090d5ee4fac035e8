using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Resilience;

/// <summary>Decorator: at most so many calls in flight, fewer while the provider turns calls away for overload; the others wait in order.</summary>
/// <param name="inner">Makes the calls.</param>
/// <param name="slots">The slots; they may be shared with clients of other runs.</param>
internal sealed class AdaptiveConcurrencyClient(IModelClient inner, AdaptiveSlots slots) : IModelClient
{
    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        var round = await slots.EnterAsync(cancellationToken);
        ModelReply? reply = null;
        try
        {
            return reply = await inner.GenerateAsync(request, cancellationToken);
        }
        finally
        {
            slots.Leave(round, reply);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
