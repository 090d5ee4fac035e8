using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Commands;

/// <summary><c>rescore</c>: the stored answers of a run once more through extraction, sandbox and scoring. Generates nothing.</summary>
internal static class RescoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var reference = new Argument<string>("run") { Description = "The last digits of a run's id, or latest" };
        var config = new Option<string?>("--config") { Description = "Another config than the run's own, as it is now" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var arguments = new RunArguments();
        var command = new Command("rescore", "Extract, execute and score the stored answers of a run again; calls no model") { reference, config, json };
        arguments.AddRescoringTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = await FindAsync(context, parsed.GetValue(reference)!, cancellationToken);
            var path = ConfigFinder.Find(parsed.GetValue(config) ?? run.ConfigPath, context);
            var options = arguments.Read(parsed, context, path) with { Base = new BaseReference(run.Id.ToString(), Carry.AnswersOnly), CallsNobody = true };
            return (int)await RunCommand.RunAsync(
                context, options, arguments.ReadPlatformArguments(parsed, context), _ => $"llm-eval rescore {run.Id.Short}", [], parsed.GetValue(json));
        });
        return command;
    }

    // Closed before the suite opens it.
    private static async Task<RunRecord> FindAsync(ToolContext context, string reference, CancellationToken cancellationToken)
    {
        await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
        return await RunFinder.FindAsync(results.Reader, reference, cancellationToken);
    }
}
