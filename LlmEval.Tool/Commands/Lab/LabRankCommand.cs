using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Ranking;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab rank</c>: a person puts the answers of a run into an order, ties allowed.</summary>
internal static class LabRankCommand
{
    private const string Examples = """
        llm-eval lab rank                                               the newest run: shows its answers and asks for the order
        llm-eval lab rank 3f2a9c1b --blind                              without the names of the configs
        llm-eval lab rank latest --order 'thorough > plain = concise > playful' --evaluator ann
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var run = LabArguments.Run();
        var prompt = LabArguments.Prompt("Looks for the run among those of this prompt");
        var row = new Option<string?>("--row") { Description = "Only the answers to this row of the prompt" };
        var evaluator = LabArguments.Evaluator();
        var order = new Option<string?>("--order") { Description = "The order by names of configs (name/row where the prompt has rows): > for better than, = for a tie. Asked for without it" };
        var notes = new Option<string?>("--notes") { Description = "Why" };
        var blind = new Option<bool>("--blind") { Description = "Hide the names of the configs, and shuffle" };
        var json = LabArguments.Json();
        var command = new CommandWithExamples("rank", "Put the answers of a run into an order", Examples) { run, prompt, row, evaluator, order, notes, blind, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var lab = await LabOpening.ForReadingAsync(context, cancellationToken);
            var of = await LabRunFinder.FindAsync(lab.Runs, parsed.GetValue(run)!, parsed.GetValue(prompt), cancellationToken);
            var experiments = await ExperimentsAsync(lab.Experiments, of, parsed.GetValue(row), parsed.GetValue(blind), cancellationToken);
            var ranked = parsed.GetValue(order) is { } text
                ? new RankedByHand(Read(text, experiments, parsed.GetValue(blind)), TimeSpan.Zero)
                : RankingDialog.Ask(context, experiments, parsed.GetValue(blind));
            if (ranked is null)
            {
                context.Error.WriteLine("Nothing was saved.");
                return (int)ExitCode.NothingRun;
            }

            var ranking = new HumanRanking
            {
                Id = Guid.CreateVersion7(),
                Prompt = of.Prompt,
                Run = of.Id,
                Evaluator = parsed.GetValue(evaluator)!,
                Groups = [.. ranked.Groups.Select(group => (IReadOnlyList<SampleId>)[.. group.Select(index => experiments[index].Id)])],
                Notes = parsed.GetValue(notes),
                ActiveTime = ranked.ActiveTime,
                CreatedAt = TimeProvider.System.GetUtcNow(),
            };
            await lab.Scoring.AddRankingAsync(ranking, cancellationToken);
            await ShowAsync(context, lab, ranking, parsed.GetValue(json), cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<LabExperiment>> ExperimentsAsync(
        ILabExperiments experiments, LabRun run, string? row, bool blind, CancellationToken cancellationToken)
    {
        var all = await experiments.ReadAsync(new ExperimentFilter { Run = run.Id, SuccessOnly = true }, cancellationToken);
        var asked = all.Where(experiment => row is null || experiment.Row == row).ToList();
        if (asked.Count == 0)
            throw new UsageException(all.Count == 0 ? $"Run {run.Id} has no answers to rank." : $"Run {run.Id} has no row '{row}'. It has: {string.Join(", ", all.Select(experiment => experiment.Row ?? "none").Distinct())}");
        return blind ? [.. asked.OrderBy(_ => Random.Shared.Next())] : [.. asked.OrderBy(LabFormat.Experiment, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<IReadOnlyList<int>> Read(string order, IReadOnlyList<LabExperiment> experiments, bool blind)
    {
        if (blind) throw new UsageException("--order names configs, and --blind hides them: leave one out.");
        var reading = OrderText.Read(order, [.. experiments.Select(experiment => RankingDialog.NamesOf(experiment, experiments))]);
        return reading.Problem is null ? reading.Groups : throw new UsageException($"--order: {reading.Problem}.");
    }

    private static async Task ShowAsync(ToolContext context, LabAccess lab, HumanRanking ranking, bool json, CancellationToken cancellationToken)
    {
        var analysis = await Analysis.OfAsync(lab, ranking.Prompt, ranking.Run, cancellationToken);
        var agreement = analysis.Agreements.FirstOrDefault(one => one.Ranking.Id == ranking.Id);
        if (json)
        {
            LabJson.Write(context, LabDocuments.Of(ranking, agreement?.Agreement, analysis.Evidence.Experiments.ToDictionary(experiment => experiment.Id)));
            return;
        }

        context.Error.WriteLine($"Saved as the ranking of {ranking.Evaluator} for {ranking.Run}; an earlier one is kept, and counts no more.");
        if (agreement is not null) AnalysisView.WriteAgreement(context, agreement);
        AnalysisView.WriteRecommendation(context, analysis.Recommendation);
    }
}
