using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Tests.Shared;

/// <summary>Scores and examples as they are sent, valid unless a test changes them.</summary>
internal static class SomeScores
{
    public static EvalResultSubmission Of(string model, long? step, string dataset, double value) => new()
    {
        ModelId = model,
        DisplayName = model.ToUpperInvariant(),
        Owner = "team",
        CheckpointId = step is null ? $"{model}__baseline" : $"{model}__step-{step}",
        ModelType = step is null ? ModelType.Baseline : ModelType.Training,
        Step = step,
        Dataset = dataset,
        Metrics = [new SubmittedMetric("accuracy", value)],
    };

    public static IReadOnlyList<SubmittedExample> Examples(int count, int from = 0, string text = "answer") =>
    [
        .. Enumerable.Range(from, count).Select(i => new SubmittedExample
        {
            Index = i,
            Correct = i % 3 == 0 ? null : i % 3 == 1,
            InputPreview = $"question {i}",
            OutputPreview = $"{text} {i}",
            Topic = i % 2 == 0 ? "lists" : null,
            MetadataJson = $$"""{"n":{{i}}}""",
        }),
    ];
}
