using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.IntegrationTests.Serving.Observatory;

/// <summary>Two models in training and a baseline on three datasets: small enough to work out every figure by hand.</summary>
/// <remarks>
/// <code>
///                     arith (n 100)  bugfix (n 200)  code (n 100)
/// coder, step 1000            0.50            0.40          0.60
/// coder, step 2000            0.70            0.30        failed
/// chat, step 500              0.55
/// gpt, baseline               0.60            0.45          0.60
/// </code>
/// On arith, coder at step 2000 and gpt share 100 examples: both right 58, only coder 12, only gpt 2, neither 28.
/// </remarks>
internal static class ThreeModels
{
    public const string Suite = "basics";

    public static async Task IngestAsync(PostgresObservatoryIngest ingest, PostgresObservatoryCatalogue catalogue)
    {
        await ingest.IngestAsync(
        [
            Score("coder", 1000, "arith", 0.50, 100), Score("coder", 1000, "bugfix", 0.40, 200), Score("coder", 1000, "code", 0.60, 100),
            Score("coder", 2000, "arith", 0.70, 100), Score("coder", 2000, "bugfix", 0.30, 200),
            Score("coder", 2000, "code", null, 100) with { Status = MeasurementStatus.Failed, ErrorMessage = "out of memory" },
            Score("chat", 500, "arith", 0.55, 100),
            Score("gpt", null, "arith", 0.60, 100), Score("gpt", null, "bugfix", 0.45, 200), Score("gpt", null, "code", 0.60, 100),
        ],
        CancellationToken.None);
        await ingest.IngestExamplesAsync("coder-2000-arith", Examples(i => i < 70), replace: false, CancellationToken.None);
        await ingest.IngestExamplesAsync("gpt-arith", Examples(i => i is < 58 or >= 98), replace: false, CancellationToken.None);
        await catalogue.SaveSuiteAsync(new DatasetSuite { SuiteId = Suite, DisplayName = "Basics", Datasets = ["arith", "nobody-yet"], CreatedAt = DateTimeOffset.UnixEpoch }, CancellationToken.None);
        await catalogue.SaveBenchmarksAsync([new Benchmark { Dataset = "arith", Category = "math" }, new Benchmark { Dataset = "unused", Category = "other" }], CancellationToken.None);
    }

    private static EvalResultSubmission Score(string model, long? step, string dataset, double? value, int count)
    {
        var place = step is null ? model : $"{model}-{step}";
        return new EvalResultSubmission
        {
            ModelId = model,
            DisplayName = model.ToUpperInvariant(),
            ModelType = step is null ? ModelType.Baseline : ModelType.Training,
            Owner = model == "gpt" ? "vendor" : "team",
            CheckpointId = step is null ? $"{model}__baseline" : $"{model}__step-{step}",
            Step = step,
            Dataset = dataset,
            Metrics = value is { } known ? [new SubmittedMetric("accuracy", known), new SubmittedMetric("pass@5", Math.Min(1, known + 0.1))] : [],
            RunId = $"{place}-{dataset}",
            SampleCount = count,
        };
    }

    private static IReadOnlyList<SubmittedExample> Examples(Func<int, bool> isRight) =>
    [
        .. Enumerable.Range(0, 100).Select(i => new SubmittedExample
        {
            Index = i,
            Correct = isRight(i),
            InputPreview = $"{i} + {i}",
            OutputPreview = isRight(i) ? $"{2 * i}" : "100%",
            GroundTruth = $"{2 * i}",
            ErrorTag = isRight(i) ? null : "wrong_sum",
            Topic = i % 2 == 0 ? "even" : "odd",
            Difficulty = i < 80 ? "easy" : "hard",
        }),
    ];
}
