using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Comparison;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>compare</c>: two runs, or two models, case by case and by paired tests.</summary>
internal static class CompareCommand
{
    private const string Examples = """
        llm-eval compare 3f2a9c1b latest                      the same models in two runs
        llm-eval compare 3f2a9c1b latest --models gpt-4o      one of them
        llm-eval compare latest:gpt-4o latest:gpt-5-mini      two models of one run
        llm-eval compare 3f2a9c1b:gpt-4o latest:gpt-4o        one model, although its parameters changed
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var before = new Argument<string>("before") { Description = "A run (last digits of its id, or latest), or RUN:MODEL for one of its models" };
        var after = new Argument<string>("after") { Description = "What it is compared with, named alike" };
        var models = new Option<string[]>("--models") { Description = "Only these models, separated by commas", AllowMultipleArgumentsPerToken = true };
        var failOnRegression = new Option<bool>("--fail-on-regression") { Description = "Exit with 1 when a model is detectably worse, or nothing could be compared" };
        var all = new Option<bool>("--all") { Description = "List every case, however many" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var command = new CommandWithExamples("compare", "Compare two runs, or two models", Examples) { before, after, models, failOnRegression, all, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
            var first = await ComparedSide.ReadAsync(results.Reader, parsed.GetValue(before)!, cancellationToken);
            var second = await ComparedSide.ReadAsync(results.Reader, parsed.GetValue(after)!, cancellationToken);
            var comparison = Compare(first, second, ModelList.Split(parsed.GetValue(models)));
            if (parsed.GetValue(json)) context.Out.WriteLine(ComparisonJson.Write(first, second, comparison));
            else new ComparisonView(context.Results, parsed.GetValue(all)).Write(first, second, comparison);
            return (int)(parsed.GetValue(failOnRegression) && (comparison.IsWorse || comparison.IsVoid) ? ExitCode.NotMet : ExitCode.Done);
        });
        return command;
    }

    private static RunComparison Compare(ComparedSide before, ComparedSide after, IReadOnlyList<string> models)
    {
        if ((before.Model is null) != (after.Model is null))
            throw new UsageException("Name a model on both sides (RUN:MODEL RUN:MODEL) or on neither.");
        if (before.Model is not null)
        {
            return models.Count == 0
                ? RunComparer.CompareModels(before.Snapshot, after.Snapshot)
                : throw new UsageException("--models is for whole runs: RUN:MODEL names its model already.");
        }

        foreach (var model in models.Where(model => !before.Run.Models.Contains(model))) ComparedSide.RequireModel(after.Run, model);
        return models.Count == 0
            ? RunComparer.Compare(before.Snapshot, after.Snapshot)
            : RunComparer.Compare(before.Snapshot.Only(models), after.Snapshot.Only(models));
    }
}
