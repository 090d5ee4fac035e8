using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>What is known of a prompt, taken apart by run once: a prompt with thousands of runs is read once for all of them.</summary>
public sealed class EvidenceByRun
{
    private readonly LabEvidence all;
    private readonly ILookup<string, ExperimentFacts> experiments;
    private readonly ILookup<string, AiBatch> batches;
    private readonly ILookup<string, AiScore> scores;
    private readonly ILookup<string, HumanRanking> rankings;
    private readonly ILookup<string, ManualScore> byHand;

    /// <summary>Takes it apart.</summary>
    public EvidenceByRun(LabEvidence evidence)
    {
        all = evidence;
        var runOf = evidence.Experiments.ToDictionary(experiment => experiment.Id, experiment => experiment.Run);
        experiments = evidence.Experiments.ToLookup(experiment => experiment.Run);
        batches = ByRun(evidence.Batches, batch => With(batch.Run, Runs(batch.Experiments)));
        scores = evidence.AiScores.Where(score => runOf.ContainsKey(score.Experiment)).ToLookup(score => runOf[score.Experiment]);
        // Which ranking stands is told before: one of all runs stands for an earlier one of all runs, whichever of them it ranks.
        rankings = ByRun(HumanOrders.Latest(evidence.Rankings), ranking => With(ranking.Run, Runs(ranking.Groups.SelectMany(group => group))));
        byHand = evidence.ManualScores.Where(score => runOf.ContainsKey(score.Experiment)).ToLookup(score => runOf[score.Experiment]);

        IEnumerable<string> Runs(IEnumerable<SampleId> ids) => ids.Where(runOf.ContainsKey).Select(id => runOf[id]);
        static IEnumerable<string> With(string? run, IEnumerable<string> runs) => run is null ? runs : runs.Append(run);
    }

    /// <summary>What is known of a run: its experiments, and what was said of any of them. Rankings that a later one stands for are left out.</summary>
    public LabEvidence Of(string run) => all with
    {
        Experiments = [.. experiments[run]],
        Batches = [.. batches[run]],
        AiScores = [.. scores[run]],
        Rankings = [.. rankings[run]],
        ManualScores = [.. byHand[run]],
    };

    private static ILookup<string, T> ByRun<T>(IEnumerable<T> said, Func<T, IEnumerable<string>> runsOf) =>
        said.SelectMany(one => runsOf(one).Distinct(StringComparer.Ordinal).Select(run => (run, one))).ToLookup(pair => pair.run, pair => pair.one);
}
