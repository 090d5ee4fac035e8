using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>Port: reads what runs made of web-app tasks. An attempt is one sample of a case, i.e. one round of one builder's try.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IAttemptReader
{
    /// <summary>The newest runs that have web-app tasks, newest first.</summary>
    Task<IReadOnlyList<AttemptRun>> ListRunsAsync(int limit, CancellationToken cancellationToken);

    /// <summary>A cell per model, prompt variant, template and round that a run has.</summary>
    Task<IReadOnlyList<AttemptCell>> ReadBoardAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>The attempts of a run, by model, prompt variant, template, seed, repeat and round.</summary>
    Task<IReadOnlyList<AttemptLine>> ListAsync(RunId run, AttemptFilter filter, CancellationToken cancellationToken);

    /// <summary>An attempt in full; null when there is none.</summary>
    Task<StoredAttempt?> FindAsync(SampleId attempt, CancellationToken cancellationToken);

    /// <summary>What there is to see of a check, without its picture; null when there is no such check.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="check">The check's place, from 0.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<CheckEvidence?> ReadEvidenceAsync(SampleId attempt, int check, CancellationToken cancellationToken);

    /// <summary>A picture; null when there is none of that hash.</summary>
    Task<EvidenceFile?> ReadFileAsync(ContentHash hash, CancellationToken cancellationToken);

    /// <summary>The web-app tasks of all runs, by template, seed and round; of tasks that changed, the newest.</summary>
    Task<IReadOnlyList<StoredAssignment>> ListTasksAsync(CancellationToken cancellationToken);
}

/// <summary>A run with web-app tasks.</summary>
/// <param name="Id">The run.</param>
/// <param name="Name">The config's name.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Attempts">Attempts that are planned.</param>
public sealed record AttemptRun(RunId Id, string Name, DateTimeOffset StartedAt, int Attempts);

/// <summary>Which attempts. What is null lets all through.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Prompt">The prompt variant's id.</param>
/// <param name="Template">The template's id.</param>
public sealed record AttemptFilter(string? Model, string? Prompt, string? Template);

/// <summary>Marks of attempts, each 0 to 1; null where nothing was measured.</summary>
public sealed record AttemptScores
{
    /// <summary>Static checks that passed, of those measured, by weight.</summary>
    public double? StaticRate { get; init; }

    /// <summary>The judge's mean mark.</summary>
    public double? LlmMean { get; init; }

    /// <summary>Page checks that passed, of those measured, by weight: the primary metric.</summary>
    public double? DynamicRate { get; init; }

    /// <summary>The weighted mean of the three, .2, .2 and .6; what was not measured is left out.</summary>
    public double? Overall { get; init; }

    /// <summary>Checks that passed in the round before and fail now, of those that passed; null where none did, e.g. in the first round.</summary>
    public double? RegressionRate { get; init; }
}

/// <summary>What builders made of a template in a round.</summary>
public sealed record AttemptCell
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Attempts planned.</summary>
    public required int Planned { get; init; }

    /// <summary>Attempts that were made; the others are still to come.</summary>
    public required int Done { get; init; }

    /// <summary>Attempts that say something about the model.</summary>
    public required int Measured { get; init; }

    /// <summary>Attempts of which every deciding check passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Means over the attempts that were checked.</summary>
    public required AttemptScores Scores { get; init; }
}

/// <summary>An attempt in a list.</summary>
public sealed record AttemptLine
{
    /// <summary>The sample.</summary>
    public required SampleId Id { get; init; }

    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>The case's name.</summary>
    public required string Case { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The template's id.</summary>
    public required string Template { get; init; }

    /// <summary>The seed.</summary>
    public required string Seed { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }

    /// <summary>Which repeat, from 0.</summary>
    public required int Repeat { get; init; }

    /// <summary>What came of it.</summary>
    public required Results.Outcome Outcome { get; init; }

    /// <summary>That in a line; null when passed.</summary>
    public string? Message { get; init; }

    /// <summary>Its marks.</summary>
    public required AttemptScores Scores { get; init; }

    /// <summary>When the builder was asked.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>How long the model took.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What the answer cost in US dollars; null when unknown.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>How long publishing and checking took.</summary>
    public TimeSpan? CheckTime { get; init; }
}

/// <summary>An attempt in full.</summary>
public sealed record StoredAttempt
{
    /// <summary>The attempt.</summary>
    public required AttemptLine Line { get; init; }

    /// <summary>All rounds of the same try, this one among them, in order.</summary>
    public required IReadOnlyList<AttemptLine> Rounds { get; init; }

    /// <summary>The task as the builder was asked, without the files of an earlier round.</summary>
    public required string Task { get; init; }

    /// <summary>The files of the answer: a JSON object of paths and contents; null when it had none.</summary>
    public string? Files { get; init; }

    /// <summary>What was shipped; null when nothing was.</summary>
    public Submission? Submission { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>What was left out of the answer.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The checks, in order; their evidence is read apart.</summary>
    public required IReadOnlyList<StoredCheck> Checks { get; init; }
}

/// <summary>A stored check.</summary>
/// <param name="Result">What came of it, without evidence.</param>
/// <param name="Screenshot">The hash of its picture; null for none.</param>
/// <param name="HasLogs">Whether there is a console, requests, a document or what a judge said to be read.</param>
public sealed record StoredCheck(CheckResult Result, ContentHash? Screenshot, bool HasLogs);

/// <summary>What there is to see of a check.</summary>
/// <param name="Page">What was seen in the browser, without its picture; empty for checks of other kinds.</param>
/// <param name="Calls">The judge's calls; empty for checks of other kinds.</param>
public sealed record CheckEvidence(PageEvidence Page, IReadOnlyList<QualityCall> Calls);

/// <summary>A file of evidence.</summary>
/// <param name="MediaType">E.g. <c>image/png</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record EvidenceFile(string MediaType, ReadOnlyMemory<byte> Content);

/// <summary>A web-app task that runs had.</summary>
/// <param name="Template">The template's id.</param>
/// <param name="Title">A line for people.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Round">From 1.</param>
/// <param name="Task">The task as builders are asked.</param>
/// <param name="Checks">The checks and data as JSON.</param>
/// <param name="Runs">Runs that had it.</param>
public sealed record StoredAssignment(string Template, string Title, string Seed, int Round, string Task, string Checks, int Runs);
