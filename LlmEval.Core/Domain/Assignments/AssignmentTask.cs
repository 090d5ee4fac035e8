using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>A template rendered with a seed: what a builder is asked in one round. The same template and seed give the same bytes everywhere.</summary>
public sealed record AssignmentTask
{
    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>Letters, digits, <c>-</c> and <c>_</c>, up to 64. The second round keeps the seed of the first.</summary>
    public required string Seed { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Which variant of the second round was drawn, from 0; null in the first.</summary>
    public int? Variant { get; init; }

    /// <summary>
    /// The task's id on the wire, the same in all rounds: the template's id, a hyphen and the first 5 hex digits of SHA-256 over the canonical
    /// JSON of the first round's brief and attachments.
    /// </summary>
    public required string TaskId { get; init; }

    /// <summary>What to build or change.</summary>
    public required string Brief { get; init; }

    /// <summary>Files that come with the brief of this round.</summary>
    public required IReadOnlyList<TaskAttachment> Attachments { get; init; }

    /// <summary>What is checked in this round for the first time.</summary>
    public required IReadOnlyList<PageCheck> Checks { get; init; }

    /// <summary>The checks of earlier rounds, which have to hold still; empty in the first.</summary>
    public IReadOnlyList<PageCheck> EarlierChecks { get; init; } = [];

    /// <summary>Answers of services on the internet that the page may ask, in place of the services.</summary>
    public IReadOnlyList<ServiceAnswer> Services { get; init; } = [];

    /// <summary>What the data's generators computed, e.g. a total; null where there is none.</summary>
    public string? Result { get; init; }
}

/// <summary>A file that comes with a brief.</summary>
/// <param name="Name">A plain file name at the repository's root; none of <c>.git</c>, <c>LICENSE</c>, <c>README.md</c>, <c>index.html</c>.</param>
/// <param name="MediaType">E.g. <c>text/csv</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record TaskAttachment(string Name, string MediaType, ReadOnlyMemory<byte> Content)
{
    /// <summary>The lower-case hex SHA-256 of the bytes.</summary>
    public ContentHash Hash => ContentHash.OfBytes(Content.Span);
}

/// <summary>What a service on the internet is taken to answer.</summary>
/// <param name="Url">The address, whole, without its query.</param>
/// <param name="Status">The HTTP status, e.g. 200.</param>
/// <param name="MediaType">E.g. <c>application/json</c>.</param>
/// <param name="Body">The body.</param>
public sealed record ServiceAnswer(string Url, int Status, string MediaType, string Body);
