using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Planning;
using LlmEval.Tool.Terminal;
using Spectre.Console;

namespace LlmEval.Tool.Commands;

/// <summary><c>plan</c>: what would run. Spends nothing.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var arguments = new RunArguments();
        var command = new Command("plan", "Show what would run; spends nothing");
        arguments.AddSelectionTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = await PlanLoader.LoadAsync(arguments.Read(parsed, context), context.Error.WriteLine, cancellationToken);
            Write(context, plan);
            return (int)(plan.Cases.Count == 0 ? ExitCode.NothingRun : ExitCode.Done);
        });
        return command;
    }

    private static void Write(ToolContext context, EvalPlan plan)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(plan.Config.Name));
        table.AddColumn("model");
        foreach (var column in new[] { "cases", "calls", "≈ tokens in", "most tokens out", "cost" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var estimate in PlanEstimate.PerModel(plan))
        {
            table.AddRow(
                Markup.Escape(estimate.Model),
                Format.Count(estimate.Cases),
                Format.Count(estimate.Calls),
                Format.Count(estimate.InputTokens),
                estimate.MostOutputTokens is { } most ? Format.Count(most) : "no limit set",
                "unpriced");
        }

        context.Results.Write(table);
        context.Out.WriteLine($"{plan.Tasks.Name}: {plan.Tasks.Tasks.Count} of {plan.Tasks.TotalTasks} tasks · dataset {plan.Tasks.Hash.Short} · config {plan.Config.Hash.Short}");
        context.Out.WriteLine($"Code would run in: {plan.Config.Sandbox.Backend} sandbox");
        if (plan.Cases.Count == 0) context.Error.WriteLine("No case is selected.");
        else context.Error.WriteLine($"Next: llm-eval run {Path.GetRelativePath(context.WorkingDirectory, plan.Config.Path)}");
    }
}
