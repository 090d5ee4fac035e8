using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Judging;

/// <summary>Port: a model whose replies come with what they cost, now or when they were paid for.</summary>
/// <remarks>Errors: as with <see cref="IModelClient"/>, failures of the provider are data.</remarks>
public interface IPricedModel
{
    /// <summary>Asks the model.</summary>
    Task<PricedReply> AskAsync(ModelRequest request, CancellationToken cancellationToken);
}

/// <summary>A reply with its cost.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Cost">What it cost when it was made; null when unknown, and for failures.</param>
public sealed record PricedReply(ModelReply Reply, CallCost? Cost);
