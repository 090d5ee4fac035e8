using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.Eval360.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>Measurements, their examples and their slices.</summary>
internal static class RunReads
{
    /// <summary>Maps them.</summary>
    public static void MapRunReads(this RouteGroupBuilder api)
    {
        api.MapGet("/eval-runs/{id}", GetAsync);
        api.MapGet("/eval-runs/{id}/examples", ListExamplesAsync);
        api.MapGet("/eval-runs/{id}/slices", GetSlicesAsync);
    }

    private static async Task<RunPageBody> GetAsync(string id, IMeasurementReader runs, CancellationToken cancellationToken)
    {
        var stored = await runs.FindAsync(id, cancellationToken) ?? throw CompatException.NotFound("Eval run not found");
        return RunPageBody.Of(RowMapping.Run(stored.Run));
    }

    private static async Task<ExamplesBody> ListExamplesAsync(string id, QueryFields query, IMeasurementReader runs, CancellationToken cancellationToken)
    {
        var filter = new ExampleFilter { Correct = query.Boolean("correct"), Topics = One(query.Text("topic")), Difficulties = One(query.Text("difficulty")) };
        var page = new ExamplePage(query.Limit(), Skip: query.Offset());
        query.Check();
        var counts = await runs.CountExamplesAsync(id, filter, cancellationToken);
        var examples = await runs.ListExamplesAsync(id, filter, page, cancellationToken);
        return new ExamplesBody(id, counts.Total, counts.Correct, ErrorConcentration.Accuracy(counts), [.. examples.Select(example => RowMapping.Example(id, example))]);
    }

    private static async Task<SlicesBody> GetSlicesAsync(string id, IMeasurementReader runs, CancellationToken cancellationToken)
    {
        var slices = await runs.CountSlicesAsync(id, cancellationToken);
        return new SlicesBody(id, Of(SliceKind.Topic), Of(SliceKind.Difficulty), ErrorConcentration.Of(slices));

        Dictionary<string, SliceBody> Of(SliceKind kind) => slices.Where(slice => slice.Kind == kind)
            .ToDictionary(slice => slice.Name, slice => new SliceBody(slice.Counts.Total, slice.Counts.Correct, ErrorConcentration.Accuracy(slice.Counts)));
    }

    private static string[] One(string? value) => string.IsNullOrEmpty(value) ? [] : [value];

    /// <summary>A measurement, once as the original gives it and once more flat: the original's page reads its fields there.</summary>
    private sealed record RunPageBody : EvalRunBody
    {
        public required EvalRunBody EvalRun { get; init; }

        public static RunPageBody Of(EvalRunBody run) => new()
        {
            EvalRun = run,
            EvalRunId = run.EvalRunId,
            CheckpointId = run.CheckpointId,
            DatasetName = run.DatasetName,
            Status = run.Status,
            HarnessCommit = run.HarnessCommit,
            GraderType = run.GraderType,
            GraderVersion = run.GraderVersion,
            PromptTemplate = run.PromptTemplate,
            InferenceConfig = run.InferenceConfig,
            DatasetVersion = run.DatasetVersion,
            DatasetSplit = run.DatasetSplit,
            SampleCount = run.SampleCount,
            Seed = run.Seed,
            ErrorMessage = run.ErrorMessage,
            StartedAt = run.StartedAt,
            CompletedAt = run.CompletedAt,
            IngestedAt = run.IngestedAt,
        };
    }

    private sealed record ExamplesBody(string EvalRunId, int Total, int CorrectCount, double? Accuracy, IReadOnlyList<ExampleBody> Examples);

    private sealed record SliceBody(int Total, int Correct, double? Accuracy);

    private sealed record SlicesBody(string EvalRunId, IReadOnlyDictionary<string, SliceBody> ByTopic, IReadOnlyDictionary<string, SliceBody> ByDifficulty, string ErrorConcentration);
}
