using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Core.Domain.Results;

/// <summary>A number that a scorer gave a sample. Value, reason, interpretation and diagnostics are separate facts.</summary>
public sealed record Score
{
    /// <summary>The scorer's literal name.</summary>
    public required string Scorer { get; init; }

    /// <summary>The score's name, one of those that the scorer promises.</summary>
    public required string Name { get; init; }

    /// <summary>The value, or null when it is undefined; <see cref="Reason"/> then says why.</summary>
    public required double? Value { get; init; }

    /// <summary>Why this value.</summary>
    public string? Reason { get; init; }

    /// <summary>What went wrong while scoring; empty normally.</summary>
    public IReadOnlyList<string> Diagnostics { get; init; } = [];
}

/// <summary>What a scorer sees of a sample.</summary>
public sealed record ScoringInput
{
    /// <summary>The task.</summary>
    public required EvalTask Task { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The model's answer, or null when the provider failed.</summary>
    public ModelResponse? Response { get; init; }

    /// <summary>The program found in it, or null.</summary>
    public ExtractedCode? Extracted { get; init; }

    /// <summary>Its execution, or null when nothing ran.</summary>
    public Execution? Execution { get; init; }
}

/// <summary>Port: gives numbers to one sample. Metrics over samples are made elsewhere.</summary>
/// <remarks>Errors: an exception becomes a diagnostic on every score that the scorer promised, with no value; the run goes on.</remarks>
public interface IScorer
{
    /// <summary>The literal name that the store keeps.</summary>
    string Name { get; }

    /// <summary>The score names that every call returns.</summary>
    IReadOnlyList<string> ScoreNames { get; }

    /// <summary>Scores one sample.</summary>
    Task<IReadOnlyList<Score>> ScoreAsync(ScoringInput input, CancellationToken cancellationToken);
}
