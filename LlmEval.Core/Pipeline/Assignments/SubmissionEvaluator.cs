using LlmEval.Core.Assignments.Checking;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Judging.Quality;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>Checks a web app that was published: by reading its repository, by a judge's opinion, in a browser.</summary>
/// <param name="ports">What it is read and visited with.</param>
public sealed class SubmissionEvaluator(AssignmentPorts ports)
{
    /// <summary>Checks it. Whatever of ours fails is in the results, as not measured.</summary>
    /// <returns>The results: static ones, the judge's, the page's.</returns>
    public async Task<IReadOnlyList<CheckResult>> CheckAsync(SubmissionToCheck item, CancellationToken cancellationToken)
    {
        var (task, earlier) = (item.Task.Task, item.Task.Earlier);
        var visit = await ports.Pages.VisitAsync(
            new PageVisitRequest
            {
                Page = new Uri(item.Submission.PagesUrl),
                Commit = item.Submission.CommitSha,
                Checks = [.. task.Checks.Select(check => (check, task.Round)), .. task.EarlierChecks.Select(check => (check, task.Round - 1))],
                Services = task.Services,
            },
            cancellationToken);
        var facts = new StaticCheckFacts
        {
            Submission = item.Submission,
            Round = task.Round,
            FirstTaskAt = item.FirstTaskAt,
            Attachments = [.. earlier?.Attachments ?? [], .. task.Attachments],
            Page = PageReach.Of(visit),
        };
        var (read, opinions) = await ReadAsync(item.Task.Task, facts, cancellationToken);
        return [.. read, .. opinions, .. visit.Results.Select(result => WithEarlier(result, item))];
    }

    private static CheckResult WithEarlier(CheckResult result, SubmissionToCheck item) => result.Round >= item.Task.Task.Round
        ? result
        : result with { PassedBefore = item.Earlier.FirstOrDefault(before => before.Kind == CheckKind.Dynamic && before.Name == result.Name)?.Passed };

    private async Task<(IReadOnlyList<CheckResult> Read, IReadOnlyList<CheckResult> Opinions)> ReadAsync(
        AssignmentTask task, StaticCheckFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            var state = await ports.Repositories.ReadAsync(facts.Submission, cancellationToken);
            return (StaticChecks.Evaluate(state, facts), await OpinionsAsync(task, facts, state, cancellationToken));
        }
        catch (DeploymentException failure)
        {
            var opinions = ports.Quality is null ? NoJudge(facts) : NoOpinions(facts, $"the repository could not be read: {failure.Message}", notMeasured: true);
            return (StaticChecks.Unread(failure.Message, facts), opinions);
        }
    }

    private async Task<IReadOnlyList<CheckResult>> OpinionsAsync(AssignmentTask task, StaticCheckFacts facts, RepositoryState state, CancellationToken cancellationToken)
    {
        if (ports.Quality is not { } judge) return NoJudge(facts);
        if (!state.HasCommit) return NoOpinions(facts, $"there is no such commit, see {StaticChecks.CommitOnDefaultBranch}", notMeasured: false);
        using var limit = new CancellationTokenSource(ports.OpinionWithin, ports.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var opinions = await judge.JudgeAsync(new QualityQuestion { Task = task, Files = state.Files, Attachments = facts.Attachments }, either.Token);
            return [.. opinions.Select(opinion => opinion.Result)];
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoOpinions(facts, $"the judge took longer than {ports.OpinionWithin.TotalMinutes:0} min", notMeasured: true);
        }
    }

    private static IReadOnlyList<CheckResult> NoJudge(StaticCheckFacts facts) => NoOpinions(facts, "there is no judge", notMeasured: false);

    // Their rows are there all the same: what nobody gave an opinion of is seen not to be in the marks.
    private static IReadOnlyList<CheckResult> NoOpinions(StaticCheckFacts facts, string why, bool notMeasured) =>
        [.. QualityJudge.Checks.Select(name => new CheckResult { Name = name, Kind = CheckKind.Llm, Round = facts.Round, NotMeasured = notMeasured, Reason = why })];
}

/// <summary>A web app to check.</summary>
public sealed record SubmissionToCheck
{
    /// <summary>What was asked.</summary>
    public required AssignmentTurn Task { get; init; }

    /// <summary>What was shipped.</summary>
    public required Submission Submission { get; init; }

    /// <summary>When the task of the first round was sent.</summary>
    public required DateTimeOffset FirstTaskAt { get; init; }

    /// <summary>What came of the checks of the round before; empty where there was none, or it was not checked.</summary>
    public IReadOnlyList<CheckResult> Earlier { get; init; } = [];
}
