using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Lab;

/// <summary>Port: reads experiments of the lab and keeps whether they are acceptable. Safe for concurrent use.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ILabExperiments
{
    /// <summary>Experiments in full, newest first, ties by id.</summary>
    Task<IReadOnlyList<LabExperiment>> ReadAsync(ExperimentFilter filter, CancellationToken cancellationToken);

    /// <summary>An experiment; null when there is none.</summary>
    Task<LabExperiment?> FindAsync(SampleId id, CancellationToken cancellationToken);

    /// <summary>Facts of experiments, without any text, for figures.</summary>
    Task<IReadOnlyList<ExperimentFacts>> ReadFactsAsync(ExperimentFilter filter, CancellationToken cancellationToken);

    /// <summary>Marks an experiment as acceptable or not.</summary>
    /// <returns>False when there is no such experiment.</returns>
    Task<bool> SetAcceptableAsync(SampleId id, bool isAcceptable, string by, CancellationToken cancellationToken);
}

/// <summary>Which experiments. Null leaves a condition out.</summary>
public sealed record ExperimentFilter
{
    /// <summary>The prompt's name.</summary>
    public string? Prompt { get; init; }

    /// <summary>The config's name.</summary>
    public string? Config { get; init; }

    /// <summary>The lab's run.</summary>
    public string? Run { get; init; }

    /// <summary>Only experiments with an answer.</summary>
    public bool SuccessOnly { get; init; }

    /// <summary>At most so many; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>So many are passed over first; the original's paging.</summary>
    public int Offset { get; init; }
}

/// <summary>What figures are made of.</summary>
public sealed record ExperimentFacts
{
    /// <summary>The sample.</summary>
    public required SampleId Id { get; init; }

    /// <summary>The lab's run.</summary>
    public required string Run { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The row that filled the prompt; null where it has none.</summary>
    public string? Row { get; init; }

    /// <summary>The config's name.</summary>
    public required string Config { get; init; }

    /// <summary>The config's version.</summary>
    public required int ConfigVersion { get; init; }

    /// <summary>Whether there is an answer.</summary>
    public required bool IsSuccess { get; init; }

    /// <summary>False when a person marked it as not acceptable.</summary>
    public required bool IsAcceptable { get; init; }

    /// <summary>Time that the model took; null without an answer.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>What the answer cost, in US dollars; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Tokens sent; null when the provider says none.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the answer, reasoning included; null when the provider says none.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Tokens of the reasoning, part of <see cref="OutputTokens"/>; null when the provider says none.</summary>
    public long? ReasoningTokens { get; init; }

    /// <summary>When the call began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
