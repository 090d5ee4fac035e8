using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Resilience;

/// <summary>Decorator: at most so many calls in flight; the others wait in order.</summary>
internal sealed class ConcurrencyLimitedClient(IModelClient inner, int concurrency) : IModelClient
{
    private readonly SemaphoreSlim slots = new(concurrency, concurrency);

    /// <inheritdoc />
    public async Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await inner.GenerateAsync(request, cancellationToken);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        slots.Dispose();
        return inner.DisposeAsync();
    }
}
