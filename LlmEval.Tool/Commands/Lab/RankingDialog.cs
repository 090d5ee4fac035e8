using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Ranking;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Shows the answers of a run and asks a person for their order. Nothing is saved that was not typed.</summary>
internal static class RankingDialog
{
    // Nobody reads one answer for longer without a pause.
    private static readonly TimeSpan LongestPerAnswer = TimeSpan.FromMinutes(2);

    /// <summary>The order that was typed; null when the person gave none.</summary>
    public static RankedByHand? Ask(ToolContext context, IReadOnlyList<LabExperiment> experiments, bool blind)
    {
        var begun = TimeProvider.System.GetTimestamp();
        foreach (var row in experiments.Index().GroupBy(item => item.Item.Row))
        {
            ExperimentView.WriteMessages(context, row.First().Item);
            foreach (var (index, experiment) in row) ExperimentView.WriteAnswer(context, experiment, blind ? Letter(index) : $"{Letter(index)}  {LabFormat.Experiment(experiment)}");
            context.Error.WriteLine();
        }

        var names = experiments.Index()
            .Select(item => (IReadOnlyList<string>)[Letter(item.Index), .. blind ? [] : NamesOf(item.Item, experiments)])
            .ToList();
        while (true)
        {
            context.Error.Write("Best first, e.g. b > a = c; empty to leave: ");
            if (context.In.ReadLine() is not { } line || string.IsNullOrWhiteSpace(line)) return null;
            var reading = OrderText.Read(line, names);
            if (reading.Problem is null)
            {
                var took = TimeProvider.System.GetElapsedTime(begun);
                var most = LongestPerAnswer * experiments.Count;
                return new RankedByHand(reading.Groups, took < most ? took : most);
            }

            context.Error.WriteLine($"{reading.Problem}.");
        }
    }

    /// <summary>The names that an experiment goes by among others.</summary>
    public static IReadOnlyList<string> NamesOf(LabExperiment experiment, IReadOnlyList<LabExperiment> among) =>
        experiment.Row is null || among.Count(other => other.Config.Name == experiment.Config.Name) == 1
            ? [.. new[] { LabFormat.Experiment(experiment), experiment.Config.Name }.Distinct()]
            : [LabFormat.Experiment(experiment)];

    // a … z, aa, ab …
    private static string Letter(int index) => (index < 26 ? "" : Letter((index / 26) - 1)) + (char)('a' + (index % 26));
}

/// <summary>An order that a person gave.</summary>
/// <param name="Groups">Places of the experiments, best first; those within one group are tied.</param>
/// <param name="ActiveTime">Time that it took, long pauses cut; nothing where it was given whole.</param>
internal sealed record RankedByHand(IReadOnlyList<IReadOnlyList<int>> Groups, TimeSpan ActiveTime);
