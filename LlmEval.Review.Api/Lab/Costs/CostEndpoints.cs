using LlmEval.Adapters.Lab;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Reporting;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Costs;

/// <summary>What the lab has cost, and all of it as a table.</summary>
internal static class CostEndpoints
{
    /// <summary>Maps <c>/costs</c> and <c>/export</c>.</summary>
    public static void MapCosts(this RouteGroupBuilder lab)
    {
        lab.MapGet("/costs", GetAsync).WithName("getLabCosts").WithSummary("What experiments and their scoring have cost");
        lab.MapGet("/export", ExportAsync).WithName("exportLabExperiments").WithSummary("Experiments with their scores as CSV: of one prompt, or all")
            .Produces<string>(200, "text/csv");
    }

    private static async Task<Ok<LabCostResponse>> GetAsync(LabEvidenceReader evidence, ILabScoring scoring, CancellationToken cancellationToken)
    {
        var costs = LabCosts.Of((await evidence.ReadAsync(prompt: null, cancellationToken)).Experiments, await scoring.ReadJudgingCostsAsync(cancellationToken));
        return TypedResults.Ok(new LabCostResponse
        {
            TotalUsd = costs.Total.Usd,
            ExperimentsUsd = costs.Experiments.Usd,
            JudgingUsd = costs.Judging.Usd,
            Unpriced = costs.Total.Unpriced,
            ByPrompt =
            [
                .. costs.ByPrompt.Select(cost => new LabPromptCostResponse(
                    cost.Prompt, cost.Total.Usd, cost.Experiments.Usd, cost.Judging.Usd, cost.Experiments.Calls, cost.Total.Unpriced)),
            ],
            ByConfig = [.. costs.ByConfig.Select(cost => new LabConfigCostResponse(cost.Config.Name, cost.Config.Version, cost.Sum.Usd, cost.Sum.Calls, cost.Sum.Unpriced))],
        });
    }

    private static async Task<PushStreamHttpResult> ExportAsync(
        string? prompt, ILabExperiments experiments, LabEvidenceReader evidence, ILabCatalogue catalogue, HttpContext context, CancellationToken cancellationToken)
    {
        var names = (await catalogue.ListReviewPromptsAsync(activeOnly: false, cancellationToken)).ToDictionary(known => known.Id, known => known.Name);
        var said = await evidence.ReadAsync(prompt, cancellationToken);
        var read = await experiments.ReadAsync(new ExperimentFilter { Prompt = prompt }, cancellationToken);
        return Downloads.Of(context, "experiments.csv", "text/csv; charset=utf-8", stream => LabTable.WriteAsync(LabExport.Lines(read, said, names), stream, cancellationToken));
    }
}
