using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Lab;

/// <summary>One answer of one config to one prompt: a sample of the evaluation pipeline, seen from the lab.</summary>
public sealed record LabExperiment
{
    /// <summary>The sample.</summary>
    public required SampleId Id { get; init; }

    /// <summary>The lab's run.</summary>
    public required string Run { get; init; }

    /// <summary>The session of the run, or null.</summary>
    public string? Session { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>The row that filled the prompt; null where it has none.</summary>
    public string? Row { get; init; }

    /// <summary>The config, in the version that answered.</summary>
    public required LabConfig Config { get; init; }

    /// <summary>What was sent.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The answer; null when the provider failed.</summary>
    public ModelResponse? Response { get; init; }

    /// <summary>Why there is no answer, in a line; null when there is one.</summary>
    public string? Error { get; init; }

    /// <summary>What the answer cost; null when the price or the tokens are unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>When the call began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>False when a person marked it as not acceptable.</summary>
    public bool IsAcceptable { get; init; } = true;

    /// <summary>Whether there is an answer.</summary>
    public bool IsSuccess => Response is not null;

    /// <summary>Time that the model took; null without an answer.</summary>
    public TimeSpan? Duration => Response?.Latency;
}
