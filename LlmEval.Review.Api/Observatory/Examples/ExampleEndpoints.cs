using System.Globalization;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Review.Api.Paging;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Observatory.Examples;

/// <summary>Measurements, their examples and their slices.</summary>
internal static class ExampleEndpoints
{
    /// <summary>Maps <c>/runs</c> of the observatory.</summary>
    public static void MapExamples(this RouteGroupBuilder observatory)
    {
        var runs = observatory.MapGroup("/runs/{run}");
        runs.MapGet("", GetAsync).WithName("getMeasurement").WithSummary("How a measurement was made").ProducesProblem(404);
        runs.MapGet("/examples", ListAsync).WithName("listExamples").WithSummary("Its examples, page by page").ProducesProblem(400).ProducesProblem(404);
        runs.MapGet("/slices", GetSlicesAsync).WithName("getSlices").WithSummary("Its accuracy by topic, difficulty and part, each against the rest").ProducesProblem(404);
    }

    private static async Task<Ok<RunProvenanceResponse>> GetAsync(
        string run, IMeasurementReader runs, IScoreReader scores, DatasetLookup lookup, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(run, runs, cancellationToken);
        var model = await lookup.ModelAsync(stored.ModelId, cancellationToken);
        return TypedResults.Ok(ExampleMapping.Provenance(stored, model, await scores.ReadAsync(new ScoreFilter { Run = run }, cancellationToken)));
    }

    private static async Task<Ok<ExamplePageResponse>> ListAsync(string run, [AsParameters] ExampleQuery query, IMeasurementReader runs, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(query.Limit);
        var after = Cursor.Read(query.After, 1) is [var key] ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw Cursor.Invalid() : (int?)null;
        await FindAsync(run, runs, cancellationToken);
        var filter = new ExampleFilter
        {
            Correct = query.Correct,
            Topics = query.Topic,
            Difficulties = query.Difficulty,
            ErrorTags = query.ErrorTag,
            Subtasks = query.Subtask,
            Text = query.Text,
        };
        var found = await runs.ListExamplesAsync(run, filter, new ExamplePage(size + 1, after), cancellationToken);
        var page = new Page<ExampleResponse>(
            [.. found.Take(size).Select(ExampleMapping.Example)], found.Count > size ? Cursor.Write(found[size - 1].Index.ToString(CultureInfo.InvariantCulture)) : null);
        return TypedResults.Ok(new ExamplePageResponse(page, ExampleMapping.Counts(await runs.CountExamplesAsync(run, filter, cancellationToken))));
    }

    private static async Task<Ok<SliceTableResponse>> GetSlicesAsync(string run, IMeasurementReader runs, CancellationToken cancellationToken)
    {
        await FindAsync(run, runs, cancellationToken);
        var all = await runs.CountExamplesAsync(run, new ExampleFilter(), cancellationToken);
        return TypedResults.Ok(ExampleMapping.Slices(run, all, await runs.CountSlicesAsync(run, cancellationToken)));
    }

    private static async Task<StoredRun> FindAsync(string run, IMeasurementReader runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(run, cancellationToken) ?? throw ProblemException.NotFound($"There is no measurement '{run}'. It may have been deleted with its checkpoint.");
}
