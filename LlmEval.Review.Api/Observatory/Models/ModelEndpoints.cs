using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Models;

/// <summary>Models, and their scores over training.</summary>
internal static class ModelEndpoints
{
    /// <summary>Maps <c>/models</c>.</summary>
    public static void MapModels(this RouteGroupBuilder observatory)
    {
        observatory.MapGet("/models", ListAsync).WithName("listTrackedModels").WithSummary("Models, pinned ones first, then newest first");
        observatory.MapGet("/models/{model}", GetAsync).WithName("getTrackedModel").WithSummary("A model with its checkpoints: latest, best, promoted").ProducesProblem(404);
        observatory.MapGet("/models/{model}/history", GetHistoryAsync).WithName("getModelHistory")
            .WithSummary("Scores over training, a curve per dataset, with the best baselines beside it").ProducesProblem(404);
    }

    private static Task<Ok<ModelListResponse>> ListAsync(string[] owner, Named<ModelType>? type, string? q, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<ModelDetailResponse>> GetAsync(string model, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<ModelHistoryResponse>> GetHistoryAsync(string model, string? suite, string[] dataset, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
