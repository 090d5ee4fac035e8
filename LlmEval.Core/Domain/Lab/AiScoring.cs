using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Lab;

/// <summary>One scoring of experiments by a judge: all calls with one review prompt over one set of experiments.</summary>
public sealed record AiBatch
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The run whose experiments are scored; null for all runs of the prompt.</summary>
    public string? Run { get; init; }

    /// <summary>The review prompt's id.</summary>
    public required string ReviewPrompt { get; init; }

    /// <summary>The review prompt's version.</summary>
    public required int ReviewPromptVersion { get; init; }

    /// <summary>The judging model.</summary>
    public required string JudgeModel { get; init; }

    /// <summary>How it stands.</summary>
    public required AiBatchStatus Status { get; init; }

    /// <summary>Why it failed, in a line; null otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>The experiments to be scored.</summary>
    public required IReadOnlyList<SampleId> Experiments { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it came to rest, UTC; null before.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>How a scoring stands.</summary>
public enum AiBatchStatus
{
    /// <summary>Calls are being made.</summary>
    Running,

    /// <summary>Every experiment has its score.</summary>
    Completed,

    /// <summary>Some call gave no readable answer: nothing is made up for it.</summary>
    Failed,

    /// <summary>A person stopped it.</summary>
    Cancelled,
}

/// <summary>One call of a judge within a batch, with what it was shown and what it said, as it came.</summary>
public sealed record AiCall
{
    /// <summary>Its place in the batch, from 0: listwise 0 is an order drawn at random, 1 its reverse.</summary>
    public required int Index { get; init; }

    /// <summary>The experiments in the order shown; labels count along it.</summary>
    public required IReadOnlyList<SampleId> Shown { get; init; }

    /// <summary>What was sent.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The answer as it came; null when there is none.</summary>
    public string? Answer { get; init; }

    /// <summary>Why it could not be read, or the provider's failure; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>What it said of each experiment; empty when there is a problem.</summary>
    public IReadOnlyList<AiOpinion> Opinions { get; init; } = [];

    /// <summary>Tokens, repair turns included; null when the provider says none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>What it cost; null when unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>Time that the model took.</summary>
    public TimeSpan Latency { get; init; }
}

/// <summary>What one call said of one experiment.</summary>
public sealed record AiOpinion
{
    /// <summary>The experiment.</summary>
    public required SampleId Experiment { get; init; }

    /// <summary>Its rank, 1 is best; equal ranks are ties. Null in pointwise calls.</summary>
    public int? Rank { get; init; }

    /// <summary>The overall score on the review prompt's scale.</summary>
    public required double Score { get; init; }

    /// <summary>Scores by criterion.</summary>
    public IReadOnlyDictionary<string, double> Criteria { get; init; } = new Dictionary<string, double>();

    /// <summary>Why, in the judge's words.</summary>
    public string Comment { get; init; } = "";
}

/// <summary>What a batch says of one experiment, over its calls.</summary>
public sealed record AiScore
{
    /// <summary>The batch.</summary>
    public required Guid Batch { get; init; }

    /// <summary>The experiment.</summary>
    public required SampleId Experiment { get; init; }

    /// <summary>Its rank over all calls, 1 is best; equal ranks are ties.</summary>
    public required int Rank { get; init; }

    /// <summary>Mean score of the calls, on a scale of 0 to 10.</summary>
    public required double Score { get; init; }

    /// <summary>Mean scores by criterion, on a scale of 0 to 10.</summary>
    public IReadOnlyDictionary<string, double> Criteria { get; init; } = new Dictionary<string, double>();

    /// <summary>The calls' comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];
}
