using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Answers side by side, and what is recommended.</summary>
internal static class ComparingEndpoints
{
    /// <summary>Maps <c>/compare</c>, and weights and recommendation of prompts.</summary>
    public static void MapComparing(this RouteGroupBuilder lab)
    {
        lab.MapGet("/compare/{prompt}", CompareAsync).WithName("compareLabRun")
            .WithSummary("The answers of a run side by side with all that is said of them; without a run the newest that rests").ProducesProblem(404);
        lab.MapGet("/prompts/{name}/recommendation", RecommendAsync).WithName("getLabRecommendation")
            .WithSummary("Which config to take, and why: in one run, or over all runs of a prompt").ProducesProblem(404);
        lab.MapGet("/prompts/{name}/weights", GetWeightsAsync).WithName("getLabWeights").WithSummary("How much quality, speed and cost count for a prompt").ProducesProblem(404);
        lab.MapPut("/prompts/{name}/weights", SetWeightsAsync).WithName("putLabWeights").WithSummary("Set how much quality, speed and cost count for a prompt")
            .ProducesValidationProblem().ProducesProblem(404).RequireAuthorization(Policies.Admin);
    }

    private static Task<Ok<LabComparisonResponse>> CompareAsync(string prompt, string? run, CurrentUser user, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<LabRecommendationResponse>> RecommendAsync(string name, string? run, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LabWeights>> GetWeightsAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LabWeights>> SetWeightsAsync(string name, LabWeights request, CurrentUser user, LabJournal journal, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
