using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Runs;

/// <summary>Runs, their matrix, their cases, and two of them compared.</summary>
internal static class RunEndpoints
{
    /// <summary>Maps <c>/runs</c> and <c>/samples</c>.</summary>
    public static void MapRuns(this RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/runs").WithTags("Runs").RequireAuthorization(Policies.Reviewer);
        runs.MapGet("", ListAsync).WithName("listRuns").WithSummary("Runs, newest first");
        runs.MapGet("/{run}", GetAsync).WithName("getRun").WithSummary("A run with its results; the id, its last digits, or 'latest'").ProducesProblem(404);
        runs.MapGet("/{run}/config", GetConfigAsync).WithName("getRunConfig").WithSummary("The config as written").Produces<string>(200, "text/plain").ProducesProblem(404);
        runs.MapGet("/{run}/report/{format}", GetReportAsync).WithName("getRunReport")
            .WithSummary("The run as a file: html, md, json, jsonl, csv, xml (JUnit) or trx").Produces(200, contentType: "application/octet-stream").ProducesProblem(404);
        runs.MapGet("/{run}/tasks", ListTasksAsync).WithName("listTasks").WithSummary("The matrix task × model, failed first").ProducesProblem(404);
        runs.MapGet("/{run}/cases/{caseId:guid}", GetCaseAsync).WithName("getCase").WithSummary("A case in full").ProducesProblem(404);
        runs.MapGet("/{run}/case", FindCaseAsync).WithName("findCase").WithSummary("A case in full, by its name").ProducesProblem(404);
        runs.MapGet("/{a}/compare/{b}", CompareAsync).WithName("compareRuns").WithSummary("Run b against run a").ProducesProblem(404);
        runs.MapGet("/{a}/compare/{b}/cases", CompareCasesAsync).WithName("listCaseChanges").WithSummary("What became of the cases from run a to run b").ProducesProblem(404);
        api.MapGet("/samples/{sample:guid}/texts/{part}", GetTextAsync).WithTags("Runs").RequireAuthorization(Policies.Reviewer)
            .WithName("getSampleText").WithSummary("A whole text of a sample").Produces<string>(200, "text/plain").ProducesProblem(404);
    }

    private static Task<Ok<Page<RunListItemResponse>>> ListAsync(
        Named<RunStatus>[] status, string? model, string? config, string? q, string? after, int? limit, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<RunResponse>> GetAsync(string run, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<ContentHttpResult> GetConfigAsync(string run, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<IResult> GetReportAsync(string run, string format, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<TaskMatrixResponse>> ListTasksAsync(string run, [AsParameters] TaskQuery query, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<CaseResponse>> GetCaseAsync(string run, Guid caseId, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<CaseResponse>> FindCaseAsync(string run, string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    private static Task<Ok<ComparisonResponse>> CompareAsync(string a, string b, string? modelA, string? modelB, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<Ok<Page<CaseChangeResponse>>> CompareCasesAsync(
        string a, string b, string? modelA, string? modelB, Named<CaseChangeKind>[] kind, string? line, string? after, int? limit, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    private static Task<ContentHttpResult> GetTextAsync(Guid sample, Named<SamplePart> part, CancellationToken cancellationToken) => throw new NotImplementedException();
}
