namespace LlmEval.Review.Api.Lab.Prompts;

/// <summary>How far a prompt has come.</summary>
internal enum LabPromptStatus
{
    /// <summary>It was never asked.</summary>
    NotRun,

    /// <summary>There are experiments.</summary>
    ResultsReady,

    /// <summary>A judge has scored experiments, and nobody has ranked any.</summary>
    AiEvaluated,

    /// <summary>A person has ranked experiments.</summary>
    UserRanked,
}

/// <summary>A prompt in a list.</summary>
internal sealed record LabPromptItemResponse
{
    /// <summary>Unique.</summary>
    public required string Name { get; init; }

    /// <summary>The latest version.</summary>
    public required int Version { get; init; }

    /// <summary>A sentence for people; null for none.</summary>
    public required string? Description { get; init; }

    /// <summary>A word to group by; null for none.</summary>
    public required string? Category { get; init; }

    /// <summary>Free words.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>False once it is deleted; it can be restored.</summary>
    public required bool IsActive { get; init; }

    /// <summary>How far it has come.</summary>
    public required LabPromptStatus Status { get; init; }

    /// <summary>Whether it is being asked or scored now.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The config that its newest run recommends, or that leads in it; null when nothing can be said.</summary>
    public required string? RecommendedConfig { get; init; }

    /// <summary>When it was last asked, UTC; null when never.</summary>
    public required DateTimeOffset? LastRunAt { get; init; }

    /// <summary>What its experiments and their scoring cost where that is known, in US dollars.</summary>
    public required decimal TotalCostUsd { get; init; }

    /// <summary>Experiments and calls of judges whose cost is unknown.</summary>
    public required int Unpriced { get; init; }

    /// <summary>Experiments.</summary>
    public required int Experiments { get; init; }

    /// <summary>Runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Rows that fill it; 0 for a prompt that is sent as it is.</summary>
    public required int Rows { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Prompts, newest first.</summary>
internal sealed record LabPromptListResponse(IReadOnlyList<LabPromptItemResponse> Items);

/// <summary>A prompt, as one of its versions has it.</summary>
internal sealed record LabPromptResponse
{
    /// <summary>Unique.</summary>
    public required string Name { get; init; }

    /// <summary>The version that is shown.</summary>
    public required int Version { get; init; }

    /// <summary>A sentence for people; null for none.</summary>
    public required string? Description { get; init; }

    /// <summary>A word to group by; null for none.</summary>
    public required string? Category { get; init; }

    /// <summary>Free words.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The messages.</summary>
    public required IReadOnlyList<LabMessage> Messages { get; init; }

    /// <summary>The variables that the messages name, in the order of their first use.</summary>
    public required IReadOnlyList<string> Variables { get; init; }

    /// <summary>What fills them; empty: sent as it is, once.</summary>
    public required IReadOnlyList<LabRowValues> Rows { get; init; }

    /// <summary>What else an import brought along, by key.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>False once it is deleted; it can be restored.</summary>
    public required bool IsActive { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>All versions, newest first.</summary>
    public required IReadOnlyList<LabVersionResponse> Versions { get; init; }

    /// <summary>The latest version as the list shows it, with what became of the prompt.</summary>
    public required LabPromptItemResponse Listed { get; init; }
}

/// <summary>A version.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
internal sealed record LabVersionResponse(int Version, DateTimeOffset CreatedAt);

/// <summary>What can be said of messages and rows before they are saved.</summary>
/// <param name="Variables">The variables that the messages name, in the order of their first use.</param>
/// <param name="Problems">What keeps them from being saved or asked.</param>
/// <param name="Warnings">What is likely not meant.</param>
internal sealed record LabPromptCheckResponse(
    IReadOnlyList<string> Variables, IReadOnlyList<LabProblemResponse> Problems, IReadOnlyList<LabProblemResponse> Warnings);

/// <summary>Rows that were read from a text.</summary>
/// <param name="Rows">The rows that could be read.</param>
/// <param name="Problems">The lines that could not.</param>
internal sealed record LabRowsResponse(IReadOnlyList<LabRowValues> Rows, IReadOnlyList<LabProblemResponse> Problems);
