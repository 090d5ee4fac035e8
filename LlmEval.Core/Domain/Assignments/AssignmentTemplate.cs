namespace LlmEval.Core.Domain.Assignments;

/// <summary>A web-app task in two rounds, with variables, as its file says it.</summary>
/// <remarks>
/// Variables, as <c>{{ name }}</c> or <c>${name}</c>, in briefs, checks and attachments: <c>seed</c>, <c>hash</c> (the first 8 hex digits of
/// SHA-256 over <c>ID/SEED</c>), and <c>result</c> and what else the data's generators make.
/// </remarks>
public sealed record AssignmentTemplate
{
    /// <summary>The id, lower-case letters, digits and hyphens, e.g. <c>sum-of-sales</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A line for people.</summary>
    public required string Title { get; init; }

    /// <summary>The generators whose data the template's variables and attachments come from, in order; empty for none.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>The first round.</summary>
    public required TemplateRound Round1 { get; init; }

    /// <summary>What the change request of the second round may be; one is drawn by the seed. Empty: a task of one round.</summary>
    public required IReadOnlyList<TemplateRound> Round2 { get; init; }

    /// <summary>The file, for messages.</summary>
    public required string Source { get; init; }
}

/// <summary>What is asked in one round, with variables.</summary>
public sealed record TemplateRound
{
    /// <summary>What to build or change.</summary>
    public required string Brief { get; init; }

    /// <summary>Files that come with the brief: names and data URIs, both with variables.</summary>
    public IReadOnlyList<TemplateAttachment> Attachments { get; init; } = [];

    /// <summary>What the page is checked by, with variables in every text.</summary>
    public required IReadOnlyList<PageCheck> Checks { get; init; }
}

/// <summary>A file that comes with a brief.</summary>
/// <param name="Name">A plain file name at the repository's root.</param>
/// <param name="Url">A data URI, or a variable that a generator fills with one, e.g. <c>{{ sales_csv }}</c>.</param>
public sealed record TemplateAttachment(string Name, string Url);
