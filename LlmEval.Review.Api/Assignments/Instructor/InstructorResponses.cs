using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Course;

namespace LlmEval.Review.Api.Assignments.Instructor;

/// <summary>What a builder is told of a notice that was taken.</summary>
internal sealed record EvaluateResponse(string Status, string Task, int Round, Guid SubmissionId, int Revision, bool Late);

/// <summary>A builder's submissions.</summary>
internal sealed record SubmissionsResponse(string Email, int Count, IReadOnlyList<SubmissionRow> Submissions);

/// <summary>A submission: the course's fields, then ours.</summary>
internal sealed record SubmissionRow(
    DateTimeOffset Timestamp, string Email, string Task, int Round, string Nonce, string RepoUrl, string CommitSha, string PagesUrl, Guid Id, bool Late, int Revision, DateTimeOffset? EvaluatedAt)
{
    /// <summary>That of a stored one.</summary>
    public static SubmissionRow Of(StoredNotice stored)
    {
        var (notice, shipped) = (stored.Notice, stored.Notice.Submission);
        return new(
            stored.ReceivedAt, notice.Email, notice.Task, notice.Round, notice.Nonce, shipped.RepoUrl, shipped.CommitSha, shipped.PagesUrl, stored.Id, stored.IsLate, stored.Revision, stored.EvaluatedAt);
    }
}

/// <summary>A builder's results, and what they come to.</summary>
internal sealed record ResultsResponse(string Email, int Count, IReadOnlyList<ResultRow> Results, IReadOnlyList<ResultSum> Summary)
{
    /// <summary>That of stored ones.</summary>
    public static ResultsResponse Of(string email, IReadOnlyList<StoredResult> results) => new(
        email,
        results.Count,
        [.. results.Select(ResultRow.Of)],
        [.. results.GroupBy(result => (result.Notice.Notice.Task, result.Notice.Notice.Round, result.Notice.Revision)).Select(ResultSum.Of)]);
}

/// <summary>A result: the course's fields, then ours. The score is null when nothing was measured.</summary>
internal sealed record ResultRow
{
    public required DateTimeOffset? Timestamp { get; init; }

    public required string Email { get; init; }

    public required string Task { get; init; }

    public required int Round { get; init; }

    public required string RepoUrl { get; init; }

    public required string CommitSha { get; init; }

    public required string PagesUrl { get; init; }

    public required string Check { get; init; }

    public required double? Score { get; init; }

    public required string Reason { get; init; }

    public required string? Logs { get; init; }

    public required string Nonce { get; init; }

    public required int Revision { get; init; }

    public required CheckKind Kind { get; init; }

    public required int CheckRound { get; init; }

    public required bool? PassedBefore { get; init; }

    public required double Weight { get; init; }

    public required double DurationMs { get; init; }

    public required bool NotMeasured { get; init; }

    /// <summary>That of a stored one.</summary>
    public static ResultRow Of(StoredResult stored)
    {
        var (notice, result) = (stored.Notice.Notice, stored.Result);
        return new ResultRow
        {
            Timestamp = stored.Notice.EvaluatedAt,
            Email = notice.Email,
            Task = notice.Task,
            Round = notice.Round,
            RepoUrl = notice.Submission.RepoUrl,
            CommitSha = notice.Submission.CommitSha,
            PagesUrl = notice.Submission.PagesUrl,
            Check = result.Name,
            Score = result.Score,
            Reason = result.Reason,
            Logs = LogsOf(result),
            Nonce = notice.Nonce,
            Revision = stored.Notice.Revision,
            Kind = result.Kind,
            CheckRound = result.Round,
            PassedBefore = result.PassedBefore,
            Weight = result.Weight,
            DurationMs = result.Elapsed.TotalMilliseconds,
            NotMeasured = result.NotMeasured,
        };
    }

    // What the page said, or the judge.
    private static string? LogsOf(CheckResult result) =>
        result.Evidence is { } seen ? string.Join('\n', seen.Console.Concat(seen.Requests))
        : result.Calls.Count > 0 ? string.Join('\n', result.Calls.Select(call => call.Answer ?? call.Problem))
        : null;
}

/// <summary>What the results of a submission come to: the sum of scores, how many were measured, and whether it came by its deadline.</summary>
internal sealed record ResultSum(string Task, int Round, int Revision, double Score, int Max, bool DeadlineMet)
{
    /// <summary>That of a submission's results.</summary>
    public static ResultSum Of(IGrouping<(string Task, int Round, int Revision), StoredResult> of) =>
        new(
            of.Key.Task, of.Key.Round, of.Key.Revision, of.Sum(result => result.Result.Score ?? 0), of.Count(result => result.Result.Score is not null), !of.First().Notice.IsLate);
}
