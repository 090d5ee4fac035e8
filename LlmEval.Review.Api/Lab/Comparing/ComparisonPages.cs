using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Lab.Prompts;
using LlmEval.Review.Api.Lab.Runs;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>The answers of a run with all that is said of them.</summary>
internal sealed class ComparisonPages(
    ILabCatalogue catalogue, ILabRuns runs, RunPages pages, BatchPages batches, PromptReading prompts, LabEvidenceReader evidence)
{
    /// <summary>The page.</summary>
    /// <param name="name">The prompt's name.</param>
    /// <param name="wanted">The run; null for the newest that rests.</param>
    /// <param name="evaluator">Who asks.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<LabComparisonResponse> ReadAsync(string name, string? wanted, string evaluator, CancellationToken cancellationToken)
    {
        var latest = await prompts.FindAsync(name, cancellationToken);
        var all = await runs.ListRunsAsync(name, cancellationToken);
        var run = wanted is null
            ? all.FirstOrDefault(known => known.Status.IsAtRest()) ?? (all.Count > 0 ? all[0] : null)
            : ComparingEndpoints.RequireOf(name, await pages.FindAsync(wanted, cancellationToken));
        var asked = run is null ? latest : await pages.PromptOfAsync(run, cancellationToken);
        var known = await evidence.ReadAsync(name, cancellationToken);
        var weights = await catalogue.WeightsOfAsync(name, cancellationToken);
        var byRun = new EvidenceByRun(known);
        IReadOnlyList<LabRunResponse> listed = [.. all.Select(one => RunMapping.Run(one, byRun.Of(one.Id), weights))];
        var page = new LabComparisonResponse
        {
            Prompt = new LabComparedPromptResponse(name, asked.Version, latest.Version, asked.Messages.ToResponse(), asked.Rows.ToResponse()),
            Runs = listed,
            Run = null,
            Cards = [],
            Batches = [],
            Rankings = [],
            Own = null,
            Agreement = null,
            Recommendation = null,
            TradeOff = null,
        };
        if (run is null) return page;
        var ofRun = byRun.Of(run.Id);
        var rankings = ofRun.Rankings.Where(ranking => ranking.Run == run.Id).ToList();
        var own = rankings.Find(ranking => ranking.Evaluator == evaluator);
        return page with
        {
            Run = RunMapping.Run(run, ofRun, weights),
            Cards = await pages.CardsAsync(run, cancellationToken),
            Batches = await batches.OfRunAsync(ofRun, cancellationToken),
            Rankings = [.. rankings.Select(RankingMapping.ToResponse)],
            Own = own?.ToResponse(),
            Agreement = own is null ? null : Agreement(own, ofRun),
            Recommendation = Recommending.Of(name, run.Id, ofRun, weights),
            TradeOff = Recommending.TradeOffOf(ofRun),
        };
    }

    private static LabAgreementResponse? Agreement(HumanRanking own, LabEvidence ofRun)
    {
        if (BatchPages.NewestCompleted(ofRun) is not { } batch) return null;
        var rows = ofRun.Experiments.ToDictionary(experiment => experiment.Id, experiment => experiment.Row);
        var agreement = JudgeAgreement.Of(own, [.. ofRun.AiScores.Where(score => score.Batch == batch.Id && rows.ContainsKey(score.Experiment))], rows);
        return new LabAgreementResponse(
            batch.Id,
            agreement.Tau.ToResponse("tau_b", agreement.N),
            agreement.N,
            agreement.TopThreeOverlap,
            agreement.SamePlace,
            [.. agreement.Changes.Select(change => new LabMoveResponse(change.Experiment.Value, change.From, change.To))]);
    }
}
