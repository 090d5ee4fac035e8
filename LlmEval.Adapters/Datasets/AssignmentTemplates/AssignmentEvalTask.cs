using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Tasks;

namespace LlmEval.Adapters.Datasets.AssignmentTemplates;

/// <summary>A builder's turn as a task of the pipeline.</summary>
internal static class AssignmentEvalTask
{
    /// <summary>Makes it. Its id is <c>TEMPLATE/SEED/round-N</c>.</summary>
    public static EvalTask Of(AssignmentTemplate template, AssignmentTurn turn)
    {
        var (task, earlier) = (turn.Task, turn.Earlier);
        return new EvalTask
        {
            Id = IdOf(task),
            Title = task.Round == 1 ? template.Title : $"{template.Title}, round {task.Round}",
            // What is shown of the task; a later round is asked with the files that are there then.
            Prompt = BuildPrompt.Text(task, earlier is null ? null : FileMap.Empty, earlier?.Attachments),
            EntryPoint = "index.html",
            Tests = new TaskTests { Kind = TestKind.Assignment, Source = ChecksOf(task, earlier) },
            Topic = task.Template,
            Tags = ["web-app", $"round-{task.Round}"],
            Source = template.Source,
            Assignment = turn,
            Follows = earlier is null ? null : IdOf(earlier),
        };
    }

    private static string IdOf(AssignmentTask task) => $"{task.Template}/{task.Seed}/round-{task.Round}";

    // All that decides a result and does not stand in the prompt.
    private static string ChecksOf(AssignmentTask task, AssignmentTask? earlier) => CanonicalJson.Serialize(new
    {
        v = 1,
        task = task.TaskId,
        checks = task.Checks,
        earlier_checks = task.EarlierChecks,
        services = task.Services,
        attachments = task.Attachments.Concat(earlier?.Attachments ?? []).Select(attachment => new { name = attachment.Name, type = attachment.MediaType, sha256 = attachment.Hash.Hex }),
    });
}
