using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Core.Domain.Models;

/// <summary>One call of a model.</summary>
public sealed record ModelRequest
{
    /// <summary>The messages, in order.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Sampling parameters.</summary>
    public required ModelParameters Parameters { get; init; }

    /// <summary>The task that is asked; replays find their answer by it.</summary>
    public required string TaskId { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string PromptId { get; init; }

    /// <summary>Which repeat of the same call this is, from 0.</summary>
    public required int SampleIndex { get; init; }

    /// <summary>The form that the answer must have; null for free text.</summary>
    public AnswerSchema? AnswerSchema { get; init; }

    /// <summary>The pair that a judge is asked about; null for calls of models under evaluation.</summary>
    public JudgedPair? Pair { get; init; }

    /// <summary>The responses that a judge of the lab is asked about; null for all other calls.</summary>
    public JudgedResponses? Responses { get; init; }
}

/// <summary>One message of a conversation.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Content">What is said.</param>
public sealed record ChatMessage(ChatRole Role, string Content);

/// <summary>Who speaks in a <see cref="ChatMessage"/>.</summary>
public enum ChatRole
{
    /// <summary>Instructions.</summary>
    System,

    /// <summary>The question.</summary>
    User,

    /// <summary>An answer of the model.</summary>
    Assistant,
}
