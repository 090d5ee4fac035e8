using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Tests.Shared;

/// <summary>Scores of checkpoints.</summary>
internal static class SomeStoredScores
{
    public static StoredScore Score(
        string dataset,
        double value,
        long? step = 1000,
        string model = "coder",
        int? count = null,
        MeasurementStatus status = MeasurementStatus.Completed,
        MeasurementSetup? setup = null)
    {
        var checkpoint = step is null ? $"{model}__baseline" : $"{model}__step-{step}";
        return new StoredScore
        {
            Id = 1,
            ModelId = model,
            IsPrimary = true,
            EvalConfigJson = "{}",
            IngestedAt = DateTimeOffset.UnixEpoch,
            Score = new MeasuredScore
            {
                CheckpointId = checkpoint,
                Step = step,
                Dataset = dataset,
                Metric = "accuracy",
                Value = value,
                SampleCount = count,
                Run = new MeasuredRun
                {
                    RunId = $"{checkpoint}/{dataset}",
                    CheckpointId = checkpoint,
                    Dataset = dataset,
                    Status = status,
                    Setup = setup ?? new MeasurementSetup(),
                    IngestedAt = DateTimeOffset.UnixEpoch,
                },
            },
        };
    }

    public static TrackedModel Model(string id, ModelType type = ModelType.Training, long? parameters = null) => new()
    {
        ModelId = id,
        DisplayName = id,
        Type = type,
        Owner = "team",
        ParameterCount = parameters,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    public static Checkpoint Checkpoint(string id, long? step, int minute = 0, string model = "coder") =>
        new() { CheckpointId = id, ModelId = model, Step = step, CreatedAt = DateTimeOffset.UnixEpoch.AddMinutes(minute) };
}
