using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>How people review the pairs of a run.</summary>
public sealed record ReviewOptions
{
    /// <summary>Weights of the lanes. Default 80 assisted to 20 blind-first.</summary>
    public IReadOnlyDictionary<Lane, int> Lanes { get; init; } = new Dictionary<Lane, int> { [Lane.Assisted] = 80, [Lane.BlindFirst] = 20 };

    /// <summary>Reviewers per pair, at least 1. Default 1.</summary>
    public int Overlap { get; init; } = 1;

    /// <summary>Share of what is handed out that is drawn at random, above 0 to 1. Default 0.1.</summary>
    public double AuditShare { get; init; } = 0.1;

    /// <summary>The guidelines, Markdown, as read from the file that the config names; null for none.</summary>
    public string? Guidelines { get; init; }
}
