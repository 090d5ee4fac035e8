using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>Publishes the web app of a sample and checks it: what a sandbox is to a program.</summary>
internal sealed class SubmissionCheck(AssignmentPorts ports)
{
    private readonly SubmissionEvaluator evaluator = new(ports);
    private readonly Publisher publisher = new(ports);

    /// <summary>Publishes what the answer holds, after what came of the round before, and checks it.</summary>
    public async Task<Execution> CheckAsync(Turn turn, AssignmentTurn assignment, SampleResult sample, CancellationToken cancellationToken)
    {
        var begun = ports.Time.GetTimestamp();
        var answer = SubmittedFiles.Read(sample.Response!.Text, assignment);
        // A run that goes on keeps its repositories: they are as old as its start, not as what asks today.
        var firstTaskAt = turn.Run.StartedAt;
        var before = turn.Earlier?.Files;
        var files = CommitFiles.For(assignment.Task, answer.Files!, before, ports.Holder, firstTaskAt.Year, assignment.Earlier?.Attachments);
        try
        {
            var published = await publisher.PublishAsync(RepositoryOf(turn, assignment.Task), before, files, assignment.Task.Round, cancellationToken);
            if (!published.IsServed)
            {
                var failure = SubmissionOutcome.OurFailure("publish", $"the page was not served from its commit within {ports.ServedWithin.TotalSeconds:0} s");
                return failure with { Wall = ports.Time.GetElapsedTime(begun) };
            }

            var publishedAt = ports.Time.GetUtcNow();
            var item = new SubmissionToCheck { Task = assignment, Submission = published.Submission, FirstTaskAt = firstTaskAt, Earlier = turn.Earlier?.Checks ?? [] };
            var checks = await evaluator.CheckAsync(item, cancellationToken);
            var report = new SubmissionReport { Submission = published.Submission, PublishedAt = publishedAt, Checks = checks, Notes = answer.Notes };
            return SubmissionOutcome.Of(report) with { Wall = ports.Time.GetElapsedTime(begun) };
        }
        catch (DeploymentException failure)
        {
            return SubmissionOutcome.OurFailure("publish", failure.Message) with { Wall = ports.Time.GetElapsedTime(begun) };
        }
    }

    // The same in every round of one sample, and another for each sample: a run that goes on finds what it published.
    private static string RepositoryOf(Turn turn, AssignmentTask task)
    {
        var of = turn.Item.Case;
        var hash = ContentHash.OfJson(new { v = 1, run = turn.Run.Id.Value, model = of.Model.Id, prompt = of.Prompt.Id });
        return $"{task.TaskId}-{hash.Short}-{of.FirstRepeat + turn.Index}";
    }
}
