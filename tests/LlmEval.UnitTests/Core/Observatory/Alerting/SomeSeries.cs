using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.UnitTests.Core.Observatory.Alerting;

/// <summary>Series of scores for tests.</summary>
internal static class SomeSeries
{
    /// <summary>A series whose checkpoint of step <c>s</c> is <c>c-s</c> and was measured by <c>r-s</c>.</summary>
    public static ScoreSeries Of(params IReadOnlyList<SeriesScore> scores) => new()
    {
        Key = new SeriesKey("aurora", "mmlu"),
        DisplayName = "Aurora",
        ModelType = ModelType.Training,
        Scores = scores,
    };

    /// <summary>A score with the original's interval of so many samples.</summary>
    public static SeriesScore Score(long? step, double value, int samples = 400, bool hasExamples = false, MeasurementStatus status = MeasurementStatus.Completed)
    {
        var half = 1.96 * Math.Sqrt(value * (1 - value) / samples);
        return new SeriesScore(
            new MeasuredScore
            {
                CheckpointId = $"c-{step}",
                Step = step,
                Dataset = "mmlu",
                Metric = "accuracy",
                Value = value,
                SampleCount = samples,
                Sent = new SentInterval(value - half, value + half, null),
                Run = new MeasuredRun
                {
                    RunId = $"r-{step}",
                    CheckpointId = $"c-{step}",
                    Dataset = "mmlu",
                    Status = status,
                    Setup = new MeasurementSetup(),
                    IngestedAt = DateTimeOffset.UnixEpoch,
                },
            },
            hasExamples);
    }
}
