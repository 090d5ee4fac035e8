namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>A prompt, as it is to be. What is left out is empty.</summary>
internal record LabPromptContents
{
    /// <summary>A sentence for people; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>A word to group by; null for none.</summary>
    public string? Category { get; init; }

    /// <summary>Free words.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The messages, at least one, each with a text.</summary>
    public required IReadOnlyList<LabMessage> Messages { get; init; }

    /// <summary>What fills them; none: sent as it is, once.</summary>
    public IReadOnlyList<LabRowValues> Rows { get; init; } = [];

    /// <summary>What else is to be kept, by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>A prompt to be added.</summary>
internal sealed record LabPromptRequest : LabPromptContents
{
    /// <summary>Unique among prompts, also those that are deleted; without <c>/</c>.</summary>
    public required string Name { get; init; }
}

/// <summary>A prompt, as it is to be: the whole of it. Messages or rows that differ make a new version.</summary>
internal sealed record LabPromptChangeRequest : LabPromptContents;

/// <summary>Messages and rows that are to be looked at; nothing is saved.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Rows">What fills them; null for none.</param>
internal sealed record LabPromptCheckRequest(IReadOnlyList<LabMessage> Messages, IReadOnlyList<LabRowValues>? Rows = null);

/// <summary>A text with rows; nothing is saved.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Text">The text.</param>
internal sealed record LabRowsRequest(LabRowsFormat Format, string Text);

/// <summary>How a text with rows is written.</summary>
internal enum LabRowsFormat
{
    /// <summary>Comma-separated, the first line names the variables.</summary>
    Csv,

    /// <summary>A JSON object with texts on each line.</summary>
    Jsonl,
}
