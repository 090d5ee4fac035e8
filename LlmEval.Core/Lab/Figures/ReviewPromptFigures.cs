using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Lab.Figures;

/// <summary>How a review prompt was used, and how far its scores agree with people.</summary>
public sealed record ReviewPromptFigures
{
    /// <summary>Batches, however they ended.</summary>
    public required int Batches { get; init; }

    /// <summary>When the newest batch was asked for, UTC; null without any.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Scores that it gave.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Prompts whose experiments it scored.</summary>
    public required int Prompts { get; init; }

    /// <summary>The mean of its scores, 0 to 10; null without any.</summary>
    public double? AverageScore { get; init; }

    /// <summary>Mean tau-b with the latest rankings of people, each against the newest batch over experiments that it ranks.</summary>
    public required Estimate Agreement { get; init; }

    /// <summary>The tau-b with each ranking, as far as it is defined; two review prompts are compared by them.</summary>
    public required IReadOnlyDictionary<Guid, double> TauByRanking { get; init; }

    /// <summary>The figures of a review prompt, all versions together.</summary>
    /// <param name="reviewPrompt">Its id.</param>
    /// <param name="evidence">All that there is; experiments tell which row a score is about.</param>
    public static ReviewPromptFigures Of(string reviewPrompt, LabEvidence evidence)
    {
        List<AiBatch> batches = [.. evidence.Batches.Where(batch => batch.ReviewPrompt == reviewPrompt).OrderByDescending(batch => batch.StartedAt).ThenByDescending(batch => batch.Id)];
        var mine = batches.Select(batch => batch.Id).ToHashSet();
        var scores = evidence.AiScores.Where(score => mine.Contains(score.Batch)).ToLookup(score => score.Batch);
        var taus = TauOf(batches, scores, evidence);
        return new ReviewPromptFigures
        {
            Batches = batches.Count,
            LastUsedAt = batches.Count == 0 ? null : batches[0].StartedAt,
            Evaluations = scores.Sum(batch => batch.Count()),
            Prompts = batches.Where(batch => scores.Contains(batch.Id)).DistinctBy(batch => batch.Prompt).Count(),
            AverageScore = scores.Count == 0 ? null : scores.SelectMany(batch => batch).Average(score => score.Score),
            Agreement = Mean(taus, evidence.Rankings),
            TauByRanking = taus,
        };
    }

    /// <summary>
    /// Whether one review prompt agrees better with people than another: the difference of tau-b on the rankings that both have to do with.
    /// </summary>
    public static PairedDifference Compare(ReviewPromptFigures first, ReviewPromptFigures second) =>
        PairedDifference.Between(ByText(first.TauByRanking), ByText(second.TauByRanking));

    private static Dictionary<Guid, double> TauOf(List<AiBatch> batches, ILookup<Guid, AiScore> scores, LabEvidence evidence)
    {
        var rows = evidence.Experiments.ToDictionary(experiment => experiment.Id, experiment => experiment.Row);
        var taus = new Dictionary<Guid, double>();
        foreach (var ranking in HumanOrders.Latest(evidence.Rankings))
        {
            var ranked = ranking.Groups.SelectMany(group => group).ToHashSet();
            var batch = batches.Find(candidate => candidate.Status == AiBatchStatus.Completed && scores[candidate.Id].Any(score => ranked.Contains(score.Experiment)));
            if (batch is null) continue;
            if (JudgeAgreement.Of(ranking, [.. scores[batch.Id]], rows).Tau.Value is { } tau) taus[ranking.Id] = tau;
        }

        return taus;
    }

    // Several people who rank one prompt rank the same answers: the prompt is the unit.
    private static Estimate Mean(Dictionary<Guid, double> taus, IReadOnlyList<HumanRanking> rankings)
    {
        if (taus.Count == 0) return new Estimate { Reason = "no ranking of a person to compare with" };
        var prompts = rankings.ToDictionary(ranking => ranking.Id, ranking => ranking.Prompt);
        var isOnePrompt = taus.Keys.DistinctBy(id => prompts[id]).Count() == 1;
        var mean = ClusteredMean.Of([.. taus.Select(tau => new ClusteredValue(isOnePrompt ? tau.Key.ToString() : prompts[tau.Key], tau.Value))]);
        var estimate = new Estimate { Value = mean.Mean };
        return mean.Interval is { } interval
            ? estimate with { Interval = interval.ClampTo(-1, 1) with { Method = isOnePrompt ? "t over rankings of one prompt" : "t over prompts (CR1)" } }
            : estimate with { Reason = taus.Count == 1 ? "no interval: one ranking has no spread" : "no interval: the rankings do not differ in it" };
    }

    private static Dictionary<string, double> ByText(IReadOnlyDictionary<Guid, double> taus) => taus.ToDictionary(tau => tau.Key.ToString(), tau => tau.Value);
}
