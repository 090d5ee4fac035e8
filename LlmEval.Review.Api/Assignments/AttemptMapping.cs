using System.Text.Json;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Assignments;

/// <summary>From attempts to responses.</summary>
internal static class AttemptMapping
{
    public static AttemptRunResponse Run(AttemptRun run) => new(run.Id.Value, run.Name, run.StartedAt, run.Attempts);

    public static AttemptCellResponse Cell(AttemptCell cell) => new()
    {
        Model = cell.Model,
        Prompt = cell.Prompt,
        Template = cell.Template,
        Round = cell.Round,
        Planned = cell.Planned,
        Done = cell.Done,
        Measured = cell.Measured,
        Passed = cell.Passed,
        Scores = Scores(cell.Scores),
    };

    public static AttemptResponse Attempt(AttemptLine line) => new()
    {
        Id = line.Id.Value,
        Run = line.Run.Value,
        Case = line.Case,
        Model = line.Model,
        Prompt = line.Prompt,
        Template = line.Template,
        Seed = line.Seed,
        Round = line.Round,
        Repeat = line.Repeat,
        Outcome = line.Outcome,
        Message = line.Message,
        Scores = Scores(line.Scores),
        AskedAt = line.AskedAt,
        LatencyMs = line.Latency?.TotalMilliseconds,
        CheckMs = line.CheckTime?.TotalMilliseconds,
        CostUsd = line.CostUsd,
    };

    /// <param name="attempt">The round.</param>
    /// <param name="files">The files of each round of the try, as stored, in the order of its rounds.</param>
    public static AttemptDetailResponse Detail(StoredAttempt attempt, IReadOnlyList<string?> files) => new()
    {
        Attempt = Attempt(attempt.Line),
        Rounds = [.. attempt.Rounds.Zip(files, (line, json) => new AttemptRoundResponse(Attempt(line), Files(json)))],
        Task = attempt.Task,
        Submission = attempt.Submission is { } submission
            ? new SubmissionResponse(submission.RepoUrl, submission.CommitSha, submission.PagesUrl, attempt.PublishedAt)
            : null,
        Notes = attempt.Notes,
        Checks = [.. attempt.Checks.Select(Check)],
    };

    public static StoredAssignmentResponse Task(StoredAssignment task) => new()
    {
        Template = task.Template,
        Title = task.Title,
        Seed = task.Seed,
        Round = task.Round,
        Task = task.Task,
        Checks = task.Checks,
        Runs = task.Runs,
    };

    public static CheckEvidenceResponse Evidence(CheckEvidence seen) => new(seen.Page.Console, seen.Page.Requests, seen.Page.Dom, [.. seen.Calls.Select(Call)]);

    private static QualityCallResponse Call(QualityCall call) => new()
    {
        Answer = call.Answer,
        Problem = call.Problem,
        Score = call.Score,
        Usage = call.Usage?.ToResponse(),
        Cost = call.Cost?.ToResponse(),
        FromCache = call.FromCache,
        LatencyMs = call.Latency.TotalMilliseconds,
    };

    private static AttemptCheckResponse Check(StoredCheck check, int position) => new()
    {
        Position = position,
        Name = check.Result.Name,
        Kind = check.Result.Kind,
        Round = check.Result.Round,
        PassedBefore = check.Result.PassedBefore,
        Passed = check.Result.Passed,
        Score = check.Result.Score,
        NotMeasured = check.Result.NotMeasured,
        Reason = check.Result.Reason,
        Weight = check.Result.Weight,
        ElapsedMs = check.Result.Elapsed.TotalMilliseconds,
        Screenshot = check.Screenshot?.Hex,
        HasLogs = check.HasLogs,
    };

    private static AttemptScoresResponse Scores(AttemptScores scores) => new()
    {
        StaticRate = scores.StaticRate,
        LlmMean = scores.LlmMean,
        DynamicRate = scores.DynamicRate,
        Overall = scores.Overall,
        RegressionRate = scores.RegressionRate,
    };

    private static Dictionary<string, string>? Files(string? json) => json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json);
}
