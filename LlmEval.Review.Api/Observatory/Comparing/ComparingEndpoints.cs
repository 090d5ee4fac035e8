using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Comparing;

/// <summary>Checkpoints and models compared.</summary>
internal static class ComparingEndpoints
{
    /// <summary>Maps the gap table, the diff and the comparison of models.</summary>
    public static void MapComparing(this RouteGroupBuilder observatory)
    {
        observatory.MapGet("/models/{model}/gaps", GetGapsAsync).WithName("getGaps")
            .WithSummary("A checkpoint (default: the latest) against the best baselines, one of its size, a model or a checkpoint").ProducesProblem(400).ProducesProblem(404);
        observatory.MapGet("/diff", GetDiffAsync).WithName("diffCheckpoints").WithSummary("Checkpoint b against checkpoint a").ProducesProblem(404);
        observatory.MapGet("/compare", CompareAsync).WithName("compareModels").WithSummary("Curves of several models").ProducesProblem(400).ProducesProblem(404);
    }

    /// <param name="model">The model.</param>
    /// <param name="checkpoint">Its checkpoint; default: the latest.</param>
    /// <param name="against">What it is held against; default best_baseline.</param>
    /// <param name="reference">The model's or checkpoint's id, where it is held against one.</param>
    /// <param name="suite">Only datasets of this suite.</param>
    /// <param name="cancellationToken">Stops.</param>
    private static Task<Ok<GapTableResponse>> GetGapsAsync(
        string model, string? checkpoint, Named<GapReference>? against, string? reference, string? suite, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<CheckpointDiffResponse>> GetDiffAsync(string a, string b, string? suite, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<ModelComparisonResponse>> CompareAsync(
        string[] model, string[] dataset, bool? commonOnly, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
