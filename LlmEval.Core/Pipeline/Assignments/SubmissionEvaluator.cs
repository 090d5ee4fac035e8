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
        var (read, opinions) = await ReadAsync(item, facts, cancellationToken);
        return [.. read, .. opinions, .. visit.Results];
    }

    private async Task<(IReadOnlyList<CheckResult> Read, IReadOnlyList<CheckResult> Opinions)> ReadAsync(
        SubmissionToCheck item, StaticCheckFacts facts, CancellationToken cancellationToken)
    {
        RepositoryState state;
        try
        {
            state = await ports.Repositories.ReadAsync(item.Submission, cancellationToken);
        }
        catch (DeploymentException failure)
        {
            return ([.. StaticChecks.Names.Select(name => Unread(name, facts.Round, failure.Message))], []);
        }

        return (StaticChecks.Evaluate(state, facts), state.HasCommit ? await OpinionsAsync(item.Task.Task, facts, state, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<CheckResult>> OpinionsAsync(AssignmentTask task, StaticCheckFacts facts, RepositoryState state, CancellationToken cancellationToken)
    {
        if (ports.Quality is not { } judge) return [];
        var opinions = await judge.JudgeAsync(new QualityQuestion { Task = task, Files = state.Files, Attachments = facts.Attachments }, cancellationToken);
        return [.. opinions.Select(opinion => opinion.Result)];
    }

    private static CheckResult Unread(string name, int round, string why) => new()
    {
        Name = name,
        Kind = CheckKind.Static,
        Round = round,
        NotMeasured = true,
        Reason = $"the repository could not be read: {why}",
    };
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
}
