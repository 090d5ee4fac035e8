using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Recommending;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>What is known of a prompt's configs, over all its runs or one of them.</summary>
internal sealed record Analysis
{
    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>Experiments and what was said of them.</summary>
    public required LabEvidence Evidence { get; init; }

    /// <summary>Which config to use.</summary>
    public required Recommendation Recommendation { get; init; }

    /// <summary>How far people agree with the newest judging of what they ranked, newest ranking first.</summary>
    public required IReadOnlyList<RankingAgreement> Agreements { get; init; }

    /// <summary>What the answers cost.</summary>
    public required CostSum Experiments { get; init; }

    /// <summary>What all judging of the prompt cost.</summary>
    public required CostSum Judging { get; init; }

    /// <summary>Analyses a prompt.</summary>
    /// <param name="lab">The lab.</param>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="run">One of its runs; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Analysis> OfAsync(LabAccess lab, string prompt, string? run, CancellationToken cancellationToken)
    {
        var all = await LabReading.ReadAsync(lab, prompt, cancellationToken);
        var evidence = run is null ? all : all.OfRun(run);
        return new Analysis
        {
            Prompt = prompt,
            Evidence = evidence,
            Recommendation = Recommender.Of(evidence, await lab.Catalogue.WeightsOfAsync(prompt, cancellationToken)),
            Agreements = RankingAgreement.Of(evidence, run),
            Experiments = CostSum.Of(evidence.Experiments),
            Judging = CostSum.Of(await lab.Scoring.ReadJudgingCostAsync(prompt, cancellationToken)),
        };
    }
}

/// <summary>How far a person agrees with a judge.</summary>
/// <param name="Ranking">The person's latest ranking of a run.</param>
/// <param name="ReviewPrompt">The review prompt of the newest completed judging of what is ranked.</param>
/// <param name="Agreement">The agreement.</param>
internal sealed record RankingAgreement(HumanRanking Ranking, string ReviewPrompt, JudgeAgreement Agreement)
{
    /// <summary>The latest ranking of each person for each run, where a judge scored it too.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="run">Only rankings of this run; null for all.</param>
    public static IReadOnlyList<RankingAgreement> Of(LabEvidence evidence, string? run)
    {
        var rows = evidence.Experiments.ToDictionary(experiment => experiment.Id, experiment => experiment.Row);
        var scores = evidence.AiScores.ToLookup(score => score.Batch);
        var batches = evidence.Batches.Where(batch => batch.Status == AiBatchStatus.Completed).OrderByDescending(batch => batch.StartedAt).ToList();
        return
        [
            .. from ranking in HumanOrders.Latest(evidence.Rankings.Where(ranking => run is null || ranking.Run == run))
               let ranked = ranking.Groups.SelectMany(tied => tied).ToHashSet()
               let batch = batches.Find(batch => scores[batch.Id].Any(score => ranked.Contains(score.Experiment)))
               where batch is not null
               select new RankingAgreement(ranking, batch.ReviewPrompt, JudgeAgreement.Of(ranking, [.. scores[batch.Id]], rows)),
        ];
    }
}
