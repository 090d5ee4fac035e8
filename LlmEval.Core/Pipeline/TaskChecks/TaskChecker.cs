using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Executing;

namespace LlmEval.Core.Pipeline.TaskChecks;

/// <summary>Proves a dataset: runs every reference and every wrong solution against the tests of its task.</summary>
/// <param name="sandbox">Where they run; all of its workers are used. It stays the caller's to dispose.</param>
/// <param name="limits">What each may use.</param>
public sealed class TaskChecker(ISandbox sandbox, ExecutionLimits limits)
{
    /// <summary>Checks every task. Tests that declare weak mode run in it; everything else runs in strong mode.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="progress">Told of every solution that is done, from any thread; null for nobody.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>A result per task, in the order of the tasks.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<TaskCheckResult>> CheckAsync(
        TaskSet tasks, IProgress<SolutionCheck>? progress, CancellationToken cancellationToken)
    {
        var jobs = tasks.Tasks.SelectMany((task, number) => SolutionCheck.SolutionsOf(task).Select(solution => (number, task, solution))).ToArray();
        var checks = new SolutionCheck[jobs.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = sandbox.Workers, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, jobs.Length, options, async (i, cancel) =>
        {
            checks[i] = await RunAsync(jobs[i].task, jobs[i].solution, cancel);
            progress?.Report(checks[i]);
        });
        var byTask = checks.Index().ToLookup(check => jobs[check.Index].number, check => check.Item);
        return [.. tasks.Tasks.Select((task, number) => new TaskCheckResult { Task = task, Solutions = [.. byTask[number]] })];
    }

    private async Task<SolutionCheck> RunAsync(EvalTask task, (string Name, string? Why, string Code) solution, CancellationToken cancellationToken)
    {
        await using var lease = await sandbox.LeaseAsync(cancellationToken);
        var request = ExecutionCall.RequestFor(task, solution.Code, limits, IntegrityMode.Weak);
        return new SolutionCheck
        {
            TaskId = task.Id,
            Name = solution.Name,
            Why = solution.Why,
            Execution = await lease.RunAsync(request, cancellationToken),
        };
    }
}
