using LlmEval.Core.Assignments.Checking;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Pipeline.Assignments.Course;

/// <summary>The results of a submission of which nothing could be measured, for a reason of ours.</summary>
internal static class Unmeasured
{
    /// <summary>One for each check of the task, static and in the page.</summary>
    public static IReadOnlyList<CheckResult> Results(AssignmentTurn turn, string reason)
    {
        var task = turn.Task;
        return
        [
            .. StaticChecks.Names.Select(name => Result(name, CheckKind.Static, task.Round)),
            .. task.Checks.Select(check => Result(check.Text, CheckKind.Dynamic, task.Round) with { Weight = check.Weight }),
            .. task.EarlierChecks.Select(check => Result(check.Text, CheckKind.Dynamic, task.Round - 1) with { Weight = check.Weight }),
        ];

        CheckResult Result(string name, CheckKind kind, int round) => new() { Name = name, Kind = kind, Round = round, NotMeasured = true, Reason = $"the check broke off: {reason}" };
    }
}
