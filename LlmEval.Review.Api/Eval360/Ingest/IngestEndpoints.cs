using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Ingest;

/// <summary>Where programs send scores and examples.</summary>
internal static class IngestEndpoints
{
    private const long LargestBody = 64 * 1024 * 1024;
    private const int MostResults = 5_000;

    /// <summary>Maps <c>/ingest</c>.</summary>
    public static void MapIngest(this RouteGroupBuilder api)
    {
        var ingest = api.MapGroup("/ingest").RequireIngestToken().WithMetadata(new BodyLimit(LargestBody));
        ingest.MapPost("/eval-result", TakeResultAsync);
        ingest.MapPost("/eval-results", TakeResultsAsync);
        ingest.MapPost("/examples", TakeExamplesAsync);
    }

    private static async Task<IngestAnswer> TakeResultAsync(JsonBody body, IObservatoryIngest ingest, CancellationToken cancellationToken)
    {
        var submission = SubmissionReading.Read(body.Fields);
        body.Check();
        return Map((await ingest.IngestAsync([submission], cancellationToken))[0]);
    }

    // Not of the original: many at once, all or none.
    private static async Task<BulkAnswer> TakeResultsAsync(JsonBody body, IObservatoryIngest ingest, CancellationToken cancellationToken)
    {
        List<EvalResultSubmission> submissions = [.. body.Fields.RequiredObjects("results", MostResults).Select(SubmissionReading.Read)];
        body.Check();
        var ingested = await ingest.IngestAsync(submissions, cancellationToken);
        return new BulkAnswer(Ok: true, ingested.Count, [.. ingested.Select(Map)]);
    }

    private static async Task<ExamplesAnswer> TakeExamplesAsync(JsonBody body, IObservatoryIngest ingest, CancellationToken cancellationToken)
    {
        var run = body.Fields.RequiredText("eval_run_id");
        var replace = body.Fields.Boolean("replace") ?? false;
        var examples = ExampleReading.Read(body.Fields);
        body.Check();
        var count = await ingest.IngestExamplesAsync(run, examples, replace, cancellationToken);
        return new ExamplesAnswer(Ok: true, run, count ?? throw CompatException.NotFound("Eval run not found"));
    }

    private static IngestAnswer Map(IngestedResult result) => new(Ok: true, result.CheckpointId, result.Dataset, result.RunId);

    private sealed record IngestAnswer(bool Ok, string CheckpointId, string DatasetName, string EvalRunId);

    private sealed record BulkAnswer(bool Ok, int Count, IReadOnlyList<IngestAnswer> Results);

    private sealed record ExamplesAnswer(bool Ok, string EvalRunId, int Count);

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
