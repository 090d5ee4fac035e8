using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>A row of assignments.submission.</summary>
internal sealed record SubmissionReading
{
    /// <summary>Selects the submissions of some cases.</summary>
    public const string Select = """
        select u.sample_id, u.repo_url, u.commit_sha, u.pages_url, u.published_at, u.notes
        from eval.sample s join assignments.submission u on u.sample_id = s.id where s.case_id = any(@CaseIds)
        """;

    public required Guid SampleId { get; init; }

    public RowText? RepoUrl { get; init; }

    public RowText? CommitSha { get; init; }

    public RowText? PagesUrl { get; init; }

    public DateTime? PublishedAt { get; init; }

    public required string[] Notes { get; init; }

    /// <summary>The report; what was seen at its checks is read apart.</summary>
    public SubmissionReport ToReport(IEnumerable<CheckReading> checks) => new()
    {
        Submission = RepoUrl is { } repo && CommitSha is { } commit && PagesUrl is { } pages ? new Submission(repo.Value, commit.Value, pages.Value) : null,
        PublishedAt = PublishedAt is { } at ? new DateTimeOffset(at) : null,
        Notes = [.. Notes.Select(StoredText.Decode)],
        Checks = [.. checks.Select(check => check.ToResult())],
    };
}

/// <summary>A row of assignments.check_result.</summary>
internal record CheckReading
{
    /// <summary>Selects the checks of some cases, in order.</summary>
    public const string Select = """
        select k.sample_id, k.name, k.kind, k.round, k.passed_before, k.score, k.not_measured, k.reason, k.weight, k.elapsed_ms
        from eval.sample s join assignments.check_result k on k.sample_id = s.id where s.case_id = any(@CaseIds) order by k.sample_id, k.position
        """;

    public required Guid SampleId { get; init; }

    public required RowText Name { get; init; }

    public required string Kind { get; init; }

    public required int Round { get; init; }

    public bool? PassedBefore { get; init; }

    public double? Score { get; init; }

    public required bool NotMeasured { get; init; }

    public required RowText Reason { get; init; }

    public required double Weight { get; init; }

    public required double ElapsedMs { get; init; }

    /// <summary>The result, without evidence and a judge's calls.</summary>
    public CheckResult ToResult() => new()
    {
        Name = Name.Value,
        Kind = NameOf<CheckKind>.Parse(Kind),
        Round = Round,
        PassedBefore = PassedBefore,
        Score = Score,
        NotMeasured = NotMeasured,
        Reason = Reason.Value,
        Weight = Weight,
        Elapsed = Durations.FromMilliseconds(ElapsedMs),
    };
}
