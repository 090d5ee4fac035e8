using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;
using LlmEval.Core.Statistics;

namespace LlmEval.Review.Api.Observatory.Examples;

/// <summary>Maps measurements, examples and slices.</summary>
internal static class ExampleMapping
{
    /// <summary>How a measurement was made.</summary>
    public static RunProvenanceResponse Provenance(StoredRun stored, TrackedModel model, IReadOnlyList<StoredScore> metrics)
    {
        var (run, setup) = (stored.Run, stored.Run.Setup);
        return new RunProvenanceResponse
        {
            RunId = run.RunId,
            Model = ObservatoryMapping.Model(model),
            CheckpointId = run.CheckpointId,
            Step = stored.Step,
            Dataset = run.Dataset,
            Status = run.Status,
            ErrorMessage = run.ErrorMessage,
            DatasetVersion = setup.DatasetVersion,
            DatasetSplit = setup.DatasetSplit,
            GraderType = setup.GraderType,
            GraderVersion = setup.GraderVersion,
            PromptTemplate = setup.PromptTemplate,
            InferenceConfig = ObservatoryMapping.Json(setup.InferenceConfigJson),
            HarnessCommit = setup.HarnessCommit,
            Seed = setup.Seed,
            SampleCount = run.SampleCount,
            StartedAt = run.StartedAt,
            CompletedAt = run.CompletedAt,
            IngestedAt = run.IngestedAt,
            SourceRun = stored.SourceRun,
            Metrics = [.. metrics.OrderByDescending(metric => metric.IsPrimary).Select(metric => new RunMetricResponse(metric.Score.Metric, metric.IsPrimary, ObservatoryMapping.Score(metric.Score)))],
            HasExamples = stored.HasExamples,
        };
    }

    /// <summary>An example.</summary>
    public static ExampleResponse Example(SubmittedExample example) => new()
    {
        Index = example.Index,
        Correct = example.Correct,
        InputPreview = example.InputPreview,
        OutputPreview = example.OutputPreview,
        GroundTruth = example.GroundTruth,
        ErrorTag = example.ErrorTag,
        Difficulty = example.Difficulty,
        Topic = example.Topic,
        Subtask = example.Subtask,
        Metadata = ObservatoryMapping.Json(example.MetadataJson),
    };

    /// <summary>Counts with their accuracy.</summary>
    public static ExampleCountsResponse Counts(ExampleCounts counts) =>
        new(counts.Total, counts.Correct, counts.Incorrect, counts.Total - counts.Graded, counts.Graded == 0 ? null : Accuracy(counts));

    /// <summary>Slices against the rest.</summary>
    public static SliceTableResponse Slices(string runId, ExampleCounts all, IReadOnlyList<ExampleSlice> slices) => new()
    {
        RunId = runId,
        Overall = Counts(all),
        Slices =
        [
            .. SliceTable.Of(slices, all).Select(row => new SliceResponse
            {
                Kind = row.Slice.Kind,
                Name = row.Slice.Name,
                Counts = Counts(row.Slice.Counts),
                DifferenceToRest = row.Difference.Value,
                Lower = row.Difference.Interval?.Lower,
                Upper = row.Difference.Interval?.Upper,
                P = row.Test.PValue,
                AdjustedP = row.AdjustedP,
                Verdict = row.Verdict,
            }),
        ],
        ErrorConcentration = ErrorConcentration.Of(slices),
        Adjustment = "Benjamini–Hochberg",
    };

    private static ScoreResponse Accuracy(ExampleCounts counts)
    {
        var interval = Wilson.Interval(counts.Correct, counts.Graded);
        return new ScoreResponse((double)counts.Correct / counts.Graded, interval.Lower, interval.Upper, interval.Method, counts.Graded, null);
    }
}
