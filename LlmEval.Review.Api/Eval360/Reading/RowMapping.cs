using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Review.Api.Compatibility;

namespace LlmEval.Review.Api.Eval360.Reading;

/// <summary>Maps what is stored to the original's rows.</summary>
internal static class RowMapping
{
    /// <summary>A model.</summary>
    public static ModelBody Model(TrackedModel model) => new()
    {
        ModelId = model.ModelId,
        DisplayName = model.DisplayName,
        ModelType = model.Type,
        Owner = model.Owner,
        CreatedAt = model.CreatedAt,
        ParamCount = model.ParameterCount,
        IsPinned = model.IsPinned,
    };

    /// <summary>A model with its counts.</summary>
    public static CountedModelBody Model(ModelOverview overview, int datasets) => new()
    {
        ModelId = overview.Model.ModelId,
        DisplayName = overview.Model.DisplayName,
        ModelType = overview.Model.Type,
        Owner = overview.Model.Owner,
        CreatedAt = overview.Model.CreatedAt,
        ParamCount = overview.Model.ParameterCount,
        IsPinned = overview.Model.IsPinned,
        CheckpointCount = overview.Checkpoints,
        DatasetCount = datasets,
    };

    /// <summary>A checkpoint.</summary>
    public static CheckpointBody Checkpoint(Checkpoint checkpoint) => new()
    {
        CheckpointId = checkpoint.CheckpointId,
        ModelId = checkpoint.ModelId,
        TrainingStep = checkpoint.Step,
        CheckpointPath = checkpoint.Path,
        Metadata = new JsonText(checkpoint.MetadataJson),
        CreatedAt = checkpoint.CreatedAt,
        TrainingRun = checkpoint.TrainingRun,
        RecipeTags = checkpoint.RecipeTags,
    };

    /// <summary>A value of a metric.</summary>
    public static PlacedResultBody Result(StoredScore stored) => new()
    {
        Id = stored.Id,
        CheckpointId = stored.Score.CheckpointId,
        DatasetName = stored.Score.Dataset,
        MetricName = stored.Score.Metric,
        MetricValue = stored.Score.Value,
        IsPrimary = stored.IsPrimary,
        EvalConfig = new JsonText(stored.EvalConfigJson),
        IngestedAt = stored.IngestedAt,
        EvalRunId = stored.Score.Run?.RunId,
        SampleCount = stored.Score.SampleCount,
        CiLower = stored.Score.Sent?.Lower,
        CiUpper = stored.Score.Sent?.Upper,
        Stderr = stored.Score.Sent?.StandardError,
        Interval = Interval(stored.Score),
        Status = stored.Score.Run?.Status ?? MeasurementStatus.Completed,
        TrainingStep = stored.Score.Step,
    };

    /// <summary>The interval that our own app shows; null without one.</summary>
    public static IntervalBody? Interval(MeasuredScore score) => ScoreSpread.IntervalOf(score) is { } interval ? new IntervalBody(interval.Lower, interval.Upper, interval.Method) : null;

    /// <summary>A measurement.</summary>
    public static EvalRunBody Run(MeasuredRun run) => new()
    {
        EvalRunId = run.RunId,
        CheckpointId = run.CheckpointId,
        DatasetName = run.Dataset,
        Status = run.Status,
        HarnessCommit = run.Setup.HarnessCommit,
        GraderType = run.Setup.GraderType,
        GraderVersion = run.Setup.GraderVersion,
        PromptTemplate = run.Setup.PromptTemplate,
        InferenceConfig = new JsonText(run.Setup.InferenceConfigJson),
        DatasetVersion = run.Setup.DatasetVersion,
        DatasetSplit = run.Setup.DatasetSplit,
        SampleCount = run.SampleCount,
        Seed = run.Setup.Seed,
        ErrorMessage = run.ErrorMessage,
        StartedAt = run.StartedAt,
        CompletedAt = run.CompletedAt,
        IngestedAt = run.IngestedAt,
    };

    /// <summary>An example.</summary>
    public static ExampleBody Example(string runId, SubmittedExample example) => new()
    {
        Id = example.Index,
        EvalRunId = runId,
        ExampleIdx = example.Index,
        Correct = example.Correct,
        InputPreview = example.InputPreview,
        OutputPreview = example.OutputPreview,
        GroundTruth = example.GroundTruth,
        ErrorTag = example.ErrorTag,
        Difficulty = example.Difficulty,
        Topic = example.Topic,
        Subtask = example.Subtask,
        Metadata = new JsonText(example.MetadataJson),
    };
}
