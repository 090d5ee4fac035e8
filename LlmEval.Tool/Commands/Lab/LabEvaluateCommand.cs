using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab evaluate</c>: a person scores answers one by one, 0 to 10.</summary>
internal static class LabEvaluateCommand
{
    private const string Examples = """
        llm-eval lab evaluate --evaluator ann                           what ann has not scored yet, newest first
        llm-eval lab evaluate --prompt race-condition --evaluator ann --criteria accuracy --criteria clarity
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var prompt = LabArguments.Prompt("Only answers to this prompt");
        var run = new Option<string?>("--run") { Description = "Only answers of this run: the end of its id, or latest" };
        var evaluator = LabArguments.Evaluator();
        var criteria = new Option<string[]>("--criteria") { Description = "Also asks for a score by this criterion; several times for several" };
        var command = new CommandWithExamples("evaluate", "Score answers one by one, from 0 to 10", Examples) { prompt, run, evaluator, criteria };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var lab = await LabOpening.ForReadingAsync(context, cancellationToken);
            var one = parsed.GetValue(run) is { } reference ? await LabRunFinder.FindAsync(lab.Runs, reference, parsed.GetValue(prompt), cancellationToken) : null;
            var filter = new ExperimentFilter { Prompt = parsed.GetValue(prompt), Run = one?.Id, SuccessOnly = true };
            var open = await OpenAsync(lab, filter, parsed.GetValue(evaluator)!, cancellationToken);
            if (open.Count == 0) context.Error.WriteLine($"There is nothing that {parsed.GetValue(evaluator)} has not scored.");
            var dialog = new ScoringDialog(context, parsed.GetValue(evaluator)!, parsed.GetValue(criteria) ?? []);
            var scored = 0;
            foreach (var (index, experiment) in open.Index())
            {
                var answer = dialog.Ask(experiment, index + 1, open.Count);
                if (answer.Ends) break;
                if (answer.Score is null) continue;
                await lab.Scoring.AddManualScoreAsync(answer.Score, cancellationToken);
                scored++;
            }

            context.Error.WriteLine($"{scored} of {open.Count} scored.");
            return (int)(scored == 0 ? ExitCode.NothingRun : ExitCode.Done);
        });
        return command;
    }

    private static async Task<IReadOnlyList<LabExperiment>> OpenAsync(LabAccess lab, ExperimentFilter filter, string evaluator, CancellationToken cancellationToken)
    {
        var done = (await lab.Scoring.ReadManualScoresAsync(filter.Prompt, cancellationToken))
            .Where(score => score.Evaluator == evaluator)
            .Select(score => score.Experiment)
            .ToHashSet();
        return [.. (await lab.Experiments.ReadAsync(filter, cancellationToken)).Where(experiment => !done.Contains(experiment.Id))];
    }
}
