using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Runs of the lab.</summary>
internal static class RunEndpoints
{
    /// <summary>Maps <c>/runs</c> and <c>/prompts/{name}/runs</c>.</summary>
    public static void MapLabRuns(this RouteGroupBuilder lab)
    {
        lab.MapGet("/prompts/{name}/runs", ListAsync).WithName("listLabRuns").WithSummary("The runs of a prompt, newest first").ProducesProblem(404);
        var runs = lab.MapGroup("/runs");
        runs.MapGet("/{id}", GetAsync).WithName("getLabRun").WithSummary("A run with its experiments").ProducesProblem(404);
        runs.MapGet("/{id}/data", GetDataAsync).WithName("getLabRunData").WithSummary("All experiments of a run as Markdown")
            .Produces<string>(200, "text/markdown").ProducesProblem(404);
        runs.MapGet("/{id}/deletion", CountAsync).WithName("previewLabRunDeletion").WithSummary("What would go with a run")
            .ProducesProblem(404).RequireAuthorization(Policies.Admin);
        runs.MapDelete("/{id}", DeleteAsync).WithName("deleteLabRun").WithSummary("Delete a run with its experiments and all that speaks of them")
            .ProducesProblem(404).ProducesProblem(409).RequireAuthorization(Policies.Admin);
    }

    private static Task<Ok<LabRunListResponse>> ListAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LabRunDetailResponse>> GetAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<ContentHttpResult> GetDataAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LabDeletionResponse>> CountAsync(string id, ILabRuns runs, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<LabDeletionResponse>> DeleteAsync(string id, CurrentUser user, ILabRuns runs, LabJournal journal, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
