using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Planning;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>plan</c>: what would run and what it would cost. Spends nothing and needs no key.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var arguments = new RunArguments();
        var json = new Option<bool>("--json") { Description = "Print the plan as JSON" };
        var command = new Command("plan", "Show what would run and what it would cost; spends nothing and needs no key") { json };
        arguments.AddSelectionTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = arguments.Read(parsed, context) with { CallsNobody = true };
            var plan = await PlanLoader.LoadAsync(options, context.Error.WriteLine, cancellationToken);
            var lines = PlanEstimate.PerLine(plan, TimeProvider.System.GetUtcNow());
            if (parsed.GetValue(json)) context.Out.WriteLine(PlanView.ToJson(plan, lines));
            else PlanView.Write(context, plan, lines);
            if (plan.Cases.Count == 0) context.Error.WriteLine("No case is selected.");
            else context.Error.WriteLine($"Next: llm-eval run {Path.GetRelativePath(context.WorkingDirectory, plan.Config.Path)}");
            return (int)(plan.Cases.Count == 0 ? ExitCode.NothingRun : ExitCode.Done);
        });
        return command;
    }
}
