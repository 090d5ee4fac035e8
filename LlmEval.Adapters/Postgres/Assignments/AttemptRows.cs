using System.Text.Json;
using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments;

/// <summary>A run with web-app tasks.</summary>
internal sealed record AttemptRunRow
{
    public required Guid Id { get; init; }

    public required RowText Name { get; init; }

    public required DateTime StartedAt { get; init; }

    public required int Attempts { get; init; }

    public AttemptRun ToRun() => new(new RunId(Id), Name.Value, new DateTimeOffset(StartedAt), Attempts);
}

/// <summary>A row of assignments.evidence.</summary>
internal sealed record EvidenceFileRow
{
    public required string MediaType { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>What there is to see of a check, without its picture.</summary>
internal sealed record EvidenceRow
{
    public RowText? Console { get; init; }

    public RowText? Requests { get; init; }

    public RowText? Dom { get; init; }

    public RowText? Calls { get; init; }

    public CheckEvidence ToEvidence() => new(
        new PageEvidence { Console = Lines(Console), Requests = Lines(Requests), Dom = Dom?.Value },
        Calls is { } json ? StoredQualityCall.Read(json.Value) : []);

    private static string[] Lines(RowText? json) => json is { } text ? JsonSerializer.Deserialize<string[]>(text.Value)! : [];
}

/// <summary>A web-app task with the runs that had it.</summary>
internal sealed record AssignmentRow
{
    public required RowText Template { get; init; }

    public required RowText Title { get; init; }

    public required RowText Seed { get; init; }

    public required int Round { get; init; }

    public required RowText Task { get; init; }

    public required RowText Checks { get; init; }

    public required int Runs { get; init; }

    public StoredAssignment ToTask() => new(Template.Value, Title.Value, Seed.Value, Round, Task.Value, Checks.Value, Runs);
}

/// <summary>An attempt with its task, its files and its submission.</summary>
internal sealed record AttemptRow
{
    public required Guid RunId { get; init; }

    public required RowText Model { get; init; }

    public required RowText Prompt { get; init; }

    public required int SampleIndex { get; init; }

    public required RowText TaskName { get; init; }

    public required RowText Task { get; init; }

    public RowText? Files { get; init; }

    public RowText? RepoUrl { get; init; }

    public RowText? CommitSha { get; init; }

    public RowText? PagesUrl { get; init; }

    public DateTime? PublishedAt { get; init; }

    public string[]? Notes { get; init; }

    public Submission? ToSubmission() =>
        RepoUrl is { } repo && CommitSha is { } commit && PagesUrl is { } pages ? new Submission(repo.Value, commit.Value, pages.Value) : null;
}

/// <summary>A row of assignments.check_result with what there is to look at.</summary>
internal sealed record AttemptCheckRow : CheckReading
{
    public string? Screenshot { get; init; }

    public string? ConsoleText { get; init; }

    public string? RequestsText { get; init; }

    public string? DomText { get; init; }

    public string? CallsText { get; init; }

    /// <summary>The check.</summary>
    public StoredCheck ToCheck() => new(
        ToResult(), Screenshot is null ? null : ContentHash.Parse(Screenshot), (ConsoleText ?? RequestsText ?? DomText ?? CallsText) is not null);
}
