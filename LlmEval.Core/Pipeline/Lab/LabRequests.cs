namespace LlmEval.Core.Pipeline.Lab;

/// <summary>One run of one prompt.</summary>
public sealed record LabRunRequest
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The configs by name; empty for all that are active.</summary>
    public IReadOnlyList<string> Configs { get; init; } = [];

    /// <summary>The id of the review prompt that scores the experiments when they are done; null for none.</summary>
    public string? ReviewPrompt { get; init; }
}

/// <summary>Several runs of one prompt, one after the other.</summary>
public sealed record LabSessionRequest
{
    /// <summary>The most runs of a session.</summary>
    public const int MostRuns = 10;

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>Runs to make, 1 to <see cref="MostRuns"/>.</summary>
    public required int Runs { get; init; }

    /// <summary>The configs by name; empty for all that are active.</summary>
    public IReadOnlyList<string> Configs { get; init; } = [];

    /// <summary>The id of the review prompt that scores each run; null for none.</summary>
    public string? ReviewPrompt { get; init; }

    /// <summary>Who asks.</summary>
    public required string RequestedBy { get; init; }
}

/// <summary>A scoring of experiments that are there.</summary>
public sealed record LabJudgingRequest
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The run whose experiments are scored; null for every run of the prompt, each within itself.</summary>
    public string? Run { get; init; }

    /// <summary>The review prompt's id.</summary>
    public required string ReviewPrompt { get; init; }

    /// <summary>The judging model's name at its provider; null for the review prompt's own.</summary>
    public string? Model { get; init; }
}
