namespace LlmEval.Core.Domain.Assignments;

/// <summary>A task as an instructor sends it to a builder (assignments.md, 2.1).</summary>
public sealed record BuildRequest
{
    /// <summary>Who the builder is to the instructor.</summary>
    public required string Email { get; init; }

    /// <summary>The secret that both share; never stored, logged or sent back.</summary>
    public required string Secret { get; init; }

    /// <summary>The task's id, the same in all rounds.</summary>
    public required string Task { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Unique per request; echoed in the notice.</summary>
    public required string Nonce { get; init; }

    /// <summary>What to build or change.</summary>
    public required string Brief { get; init; }

    /// <summary>What will be checked: sentences, or <c>js: EXPRESSION</c>.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>Where the notice goes.</summary>
    public required string EvaluationUrl { get; init; }

    /// <summary>Files that come with the brief.</summary>
    public IReadOnlyList<WireAttachment> Attachments { get; init; } = [];
}

/// <summary>A file as it is sent.</summary>
/// <param name="Name">A plain file name.</param>
/// <param name="Url">A data URI.</param>
public sealed record WireAttachment(string Name, string Url);

/// <summary>What a builder tells its instructor when the page stands (assignments.md, 2.2).</summary>
public sealed record BuildNotice
{
    /// <summary>As in the request.</summary>
    public required string Email { get; init; }

    /// <summary>As in the request.</summary>
    public required string Task { get; init; }

    /// <summary>As in the request.</summary>
    public required int Round { get; init; }

    /// <summary>As in the request.</summary>
    public required string Nonce { get; init; }

    /// <summary>What was shipped.</summary>
    public required Submission Submission { get; init; }
}
