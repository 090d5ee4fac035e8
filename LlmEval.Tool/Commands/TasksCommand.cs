using System.CommandLine;
using LlmEval.Adapters.Datasets;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Executing;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.TaskChecks;

namespace LlmEval.Tool.Commands;

/// <summary><c>tasks check</c>: reference solutions pass their own tests, and wrong solutions do not.</summary>
internal static class TasksCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var path = new Argument<string>("dataset") { Description = "A folder of task files, or a JSONL file (also .gz)" };
        var format = new Option<string>("--format")
        {
            Description = $"One of: {string.Join(", ", NameOf<DatasetFormat>.All)}",
            DefaultValueFactory = _ => NameOf<DatasetFormat>.Of(DatasetFormat.Auto),
        };
        format.AcceptOnlyFromAmong([.. NameOf<DatasetFormat>.All]);
        var check = new Command("check", "Run every reference and wrong solution against the tests of its task") { path, format };
        check.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new DatasetOptions { Path = context.Absolute(parsed.GetValue(path)!), Format = NameOf<DatasetFormat>.Parse(parsed.GetValue(format)!) };
            return (int)await CheckAsync(context, options, cancellationToken);
        });
        return new Command("tasks", "Work on datasets") { check };
    }

    private static async Task<ExitCode> CheckAsync(ToolContext context, DatasetOptions options, CancellationToken cancellationToken)
    {
        var tasks = await new DatasetLoader().LoadAsync(options, cancellationToken);
        await using var sandbox = await SandboxBackends.StartAsync(new SandboxOptions(), TimeProvider.System, cancellationToken);
        var checker = new TaskChecker(sandbox, ExecutionCall.Limits(new ScoringOptions(), new SandboxOptions()));
        var results = await checker.CheckAsync(tasks, progress: null, cancellationToken);
        foreach (var result in results.Where(result => !result.IsSound))
        {
            context.Out.WriteLine($"✗ {result.Task.Id}  ({result.Task.Source})");
            foreach (var problem in result.Problems) context.Out.WriteLine($"    {problem}");
        }

        var unsound = results.Count(result => !result.IsSound);
        var solutions = results.Sum(result => result.Solutions.Count);
        context.Out.WriteLine($"{tasks.Name}: {results.Count - unsound} of {results.Count} tasks are sound ({solutions} solutions run)");
        if (results.SelectMany(result => result.Solutions).Any(solution => !solution.Execution.Outcome.IsMeasured())) return ExitCode.Infrastructure;
        return unsound == 0 ? ExitCode.Done : ExitCode.NotMet;
    }
}
