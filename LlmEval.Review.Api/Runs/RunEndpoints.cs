using LlmEval.Adapters.Reports;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
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
        runs.MapGet("/{run}/cases/{caseId:guid}/tests", GetTestsAsync).WithName("getCaseTests").WithSummary("The whole tests of a case")
            .Produces<string>(200, "text/plain").ProducesProblem(404);
        runs.MapGet("/{run}/case", FindCaseAsync).WithName("findCase").WithSummary("A case in full, by its name").ProducesProblem(404);
        runs.MapGet("/{a}/compare/{b}", CompareAsync).WithName("compareRuns").WithSummary("Run b against run a").ProducesProblem(404);
        runs.MapGet("/{a}/compare/{b}/cases", CompareCasesAsync).WithName("listCaseChanges").WithSummary("What became of the cases from run a to run b").ProducesProblem(404);
        api.MapGet("/samples/{sample:guid}/texts/{part}", GetTextAsync).WithTags("Runs").RequireAuthorization(Policies.Reviewer)
            .WithName("getSampleText").WithSummary("A whole text of a sample").Produces<string>(200, "text/plain").ProducesProblem(404);
    }

    private static async Task<Ok<Page<RunListItemResponse>>> ListAsync(
        Named<RunStatus>[] status,
        string? model,
        string? config,
        string? q,
        string? after,
        int? limit,
        IRunPages pages,
        RunFiguresCache figures,
        CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var filter = new RunFilter { Statuses = [.. status.Select(named => named.Value)], Model = model, Config = config, Text = q };
        var runs = await pages.ListRunsAsync(filter, RunCursors.Read(after), size + 1, cancellationToken);
        var shown = runs.Take(size).ToList();
        var known = await figures.ReadAsync(shown, cancellationToken);
        var progress = await pages.ReadProgressAsync([.. shown.Select(run => run.Id)], cancellationToken);
        return TypedResults.Ok(new Page<RunListItemResponse>(
            [.. shown.Select(run => RunMapping.ListItem(run, known[run.Id], progress.GetValueOrDefault(run.Id)))],
            runs.Count > size ? RunCursors.Write(shown[^1]) : null));
    }

    private static async Task<Ok<RunResponse>> GetAsync(
        string run,
        RunLookup runs,
        IResultReader reader,
        IRunPages pages,
        RunFiguresCache figures,
        ITrackingOutbox outbox,
        CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        return TypedResults.Ok(RunMapping.Run(
            record,
            (await figures.ReadAsync([record], cancellationToken))[record.Id],
            (await pages.ReadProgressAsync([record.Id], cancellationToken)).GetValueOrDefault(record.Id),
            await reader.ReadSetupAsync(record.Id, cancellationToken),
            await figures.ReadFacetsAsync(record, cancellationToken),
            await outbox.ReadAsync(record.Id, cancellationToken)));
    }

    private static async Task<ContentHttpResult> GetConfigAsync(string run, RunLookup runs, CancellationToken cancellationToken) =>
        TypedResults.Text((await runs.FindAsync(run, cancellationToken)).ConfigYaml, FigureMapping.PlainText);

    private static async Task<IResult> GetReportAsync(
        string run, string format, RunLookup runs, IResultReader reader, HttpContext context, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        var writer = ReportFormats.Find($".{format}")
            ?? throw ProblemException.NotFound($"There is no report format '{format}'. There is: {string.Join(", ", ReportFormats.All.SelectMany(known => known.Extensions))}");
        var report = await StoredReport.ReadAsync(reader, record, cancellationToken);
        return Downloads.Of(context, $"{record.Id.Short}.{format}", "application/octet-stream", stream => writer.WriteAsync(report, stream, context.RequestAborted));
    }

    private static async Task<Ok<TaskMatrixResponse>> ListTasksAsync(
        string run, [AsParameters] TaskQuery query, RunLookup runs, TaskOrders orders, IRunPages pages, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(query.Limit);
        var record = await runs.FindAsync(run, cancellationToken);
        var since = query.ChangedSince is { } earlier ? await runs.FindAsync(earlier, cancellationToken) : null;
        var places = await orders.ReadAsync(record, since, TaskMapping.Filter(query, since?.Id), TaskMapping.Cursor(query.After), size + 1, cancellationToken);
        var lines = await pages.ReadTasksAsync(record.Id, since?.Id, [.. places.Take(size)], cancellationToken);
        return TypedResults.Ok(TaskMapping.Matrix(record, lines, hasMore: places.Count > size));
    }

    private static async Task<Ok<CaseResponse>> GetCaseAsync(
        string run, Guid caseId, CurrentUser user, RunLookup runs, IRunPages pages, IResultReader reader, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        return await CaseAsync(record, await pages.FindCaseAsync(record.Id, new CaseId(caseId), cancellationToken), $"{caseId}", user, pages, reader, cancellationToken);
    }

    private static async Task<Ok<CaseResponse>> FindCaseAsync(
        string run, string name, CurrentUser user, RunLookup runs, IRunPages pages, IResultReader reader, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        return await CaseAsync(record, await pages.FindCaseAsync(record.Id, name, cancellationToken), name, user, pages, reader, cancellationToken);
    }

    private static async Task<Ok<CaseResponse>> CaseAsync(
        RunRecord run, CasePlace? place, string asked, CurrentUser user, IRunPages pages, IResultReader reader, CancellationToken cancellationToken)
    {
        if (place is null || await reader.ReadCaseAsync(run.Id, place.Name, cancellationToken) is not { } stored)
            throw ProblemException.NotFound($"Run {run.Id.Short} has no case '{asked}'.");
        return TypedResults.Ok(CaseMapping.Case(run.Id, place, stored, await pages.ReadJudgmentsAsync(place.Id, user.User.Id, cancellationToken)));
    }

    private static async Task<ContentHttpResult> GetTestsAsync(
        string run, Guid caseId, RunLookup runs, IRunPages pages, IResultReader reader, CancellationToken cancellationToken)
    {
        var record = await runs.FindAsync(run, cancellationToken);
        var place = await pages.FindCaseAsync(record.Id, new CaseId(caseId), cancellationToken);
        var stored = place is null ? null : await reader.ReadCaseAsync(record.Id, place.Name, cancellationToken);
        return TypedResults.Text(stored?.Tests ?? throw ProblemException.NotFound($"Run {record.Id.Short} has no case '{caseId}'."), FigureMapping.PlainText);
    }

    private static async Task<Ok<ComparisonResponse>> CompareAsync(
        string a, string b, string? modelA, string? modelB, RunComparisons comparisons, RunFiguresCache figures, CancellationToken cancellationToken)
    {
        var compared = await comparisons.CompareAsync(a, b, modelA, modelB, cancellationToken);
        var known = await figures.ReadAsync([.. new[] { compared.A, compared.B }.DistinctBy(run => run.Id)], cancellationToken);
        return TypedResults.Ok(ComparisonMapping.Comparison(compared, known[compared.A.Id], known[compared.B.Id]));
    }

    private static async Task<Ok<Page<CaseChangeResponse>>> CompareCasesAsync(
        string a,
        string b,
        string? modelA,
        string? modelB,
        Named<CaseChangeKind>[] kind,
        string? line,
        string? after,
        int? limit,
        RunComparisons comparisons,
        IRunPages pages,
        CancellationToken cancellationToken)
    {
        var size = PageSize.Of(limit);
        var compared = await comparisons.CompareAsync(a, b, modelA, modelB, cancellationToken);
        var page = ComparisonMapping.Cases(compared, [.. kind.Select(named => named.Value)], line, after, size);
        string[] tasks = [.. page.Items.Select(item => item.Task).Distinct(StringComparer.Ordinal)];
        var titles = new Dictionary<string, string>(await pages.ReadTitlesAsync(compared.A.Id, tasks, cancellationToken), StringComparer.Ordinal);
        foreach (var (task, title) in await pages.ReadTitlesAsync(compared.B.Id, tasks, cancellationToken)) titles[task] = title;
        return TypedResults.Ok(page with { Items = [.. page.Items.Select(item => item with { Title = titles.GetValueOrDefault(item.Task) })] });
    }

    private static async Task<ContentHttpResult> GetTextAsync(Guid sample, Named<SampleText> part, IRunPages pages, CancellationToken cancellationToken) =>
        TypedResults.Text(
            await pages.ReadTextAsync(new SampleId(sample), part.Value, cancellationToken)
                ?? throw ProblemException.NotFound($"There is no sample {sample} with this text."),
            FigureMapping.PlainText);
}
