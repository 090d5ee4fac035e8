using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Domain.Lab;

/// <summary>A prompt of the lab, as one of its versions has it.</summary>
public sealed record LabPrompt
{
    /// <summary>Unique among prompts, also those that are deleted; without <c>/</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Counts the contents that the prompt has had, from 1. Editing makes a new one; runs keep theirs.</summary>
    public required int Version { get; init; }

    /// <summary>The messages, at least one; <c>{name}</c> is filled from <see cref="Rows"/>, <c>{{name}}</c> stands for itself.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>What fills the messages: each row makes an experiment of its own for every config. Empty: sent as it is, once.</summary>
    public IReadOnlyList<LabRow> Rows { get; init; } = [];

    /// <summary>A sentence for people, or null.</summary>
    public string? Description { get; init; }

    /// <summary>A word to group by, or null.</summary>
    public string? Category { get; init; }

    /// <summary>Free words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What else an import brought along, by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>When the prompt was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When this version was made, UTC.</summary>
    public DateTimeOffset VersionedAt { get; init; }

    /// <summary>False once it is deleted; it can be restored, and its runs stay.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Hash over what is sent: messages and rows.</summary>
    public ContentHash Hash => ContentHash.OfJson(new { v = 1, messages = Messages, rows = Rows });
}

/// <summary>Values for the variables of a prompt.</summary>
/// <param name="Name">Unique in the prompt, shown beside the answers: a column <c>id</c> or <c>name</c>, else <c>row-1</c>, …</param>
/// <param name="Values">The values by variable.</param>
public sealed record LabRow(string Name, IReadOnlyDictionary<string, string> Values);
