using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>What happens in the demonstration beside steady learning: one event of each kind that the observatory can tell apart.</summary>
internal static class DemoStory
{
    /// <summary>A checkpoint whose scores arrive after those of the next one.</summary>
    public static (string Model, long Step) LateArrival => ("aurora-7b", 13_000);

    private static readonly IReadOnlyList<Turn> Turns =
    [
        // Real and large: an alert against the previous checkpoint.
        new("cirrus-70b", "gsm8k", 20_000, 20_000, -0.06),
        // Too few examples to say: no alert.
        new("cirrus-70b", "aime24", 20_000, 20_000, -0.1),
        // Real but small.
        new("cirrus-70b", "hellaswag", 20_000, 20_000, -0.02),
        // Silent from step to step, not against the best.
        .. Enumerable.Range(0, 5).Select(i => new Turn("borealis-13b", "mmlu_pro", 16_000 + (i * DemoCatalogue.StepWidth), DemoCatalogue.LastStep, -0.012)),
        new("aurora-7b", "ifeval", 18_000, DemoCatalogue.LastStep, 0.07),
        // Another prompt, another score: the curve is broken there.
        new("borealis-13b", "humaneval", 11_000, DemoCatalogue.LastStep, 0.06),
        new("aurora-7b", "truthfulqa", 15_000, DemoCatalogue.LastStep, -0.05),
    ];

    private static readonly IReadOnlyList<Gap> Gaps =
    [
        new("aurora-7b", "gpqa_diamond", null, MeasurementStatus.Failed, "The grader timed out after 3600 s; 61 of 198 answers were graded."),
        new("borealis-13b", "livecodebench", null, MeasurementStatus.Running, null),
        new("cirrus-70b", "arc_challenge", null, MeasurementStatus.Pending, null),
        new("qwen-2.5-72b", "truthfulqa", null, MeasurementStatus.Invalidated, "The answers were graded with the key of another version."),
        new("claude-3.5-sonnet", "aime24", null, null, null),
        // Of a suite that a promotion rule asks for: what it scores is unknown at its last step, and known before.
        new("cirrus-70b", "livecodebench", DemoCatalogue.LastStep, MeasurementStatus.Failed, "The sandbox ran out of disk at example 140 of 175."),
        new("aurora-7b", "mbpp", 7000, MeasurementStatus.Failed, "The checkpoint could not be loaded: shard 3 of 4 is missing."),
    ];

    /// <summary>What is added to a score at a step.</summary>
    public static double Change(string model, string dataset, long? step) => Turns
        .Where(turn => turn.Model == model && turn.Dataset == dataset && step >= turn.From && step <= turn.To)
        .Sum(turn => turn.Change);

    /// <summary>Why there is no score; null when there is one.</summary>
    public static Gap? GapOf(string model, string dataset, long? step) =>
        Gaps.FirstOrDefault(gap => gap.Model == model && gap.Dataset == dataset && (gap.Step is null || gap.Step == step));

    /// <summary>The prompt that a dataset is asked with.</summary>
    public static string Prompt(string model, string dataset, long? step) =>
        model == "borealis-13b" && dataset == "humaneval" && step >= 11_000
            ? "{{prompt}}\n\nAnswer with one Python code block."
            : "{{prompt}}";

    /// <summary>The version of a dataset that a checkpoint was measured on.</summary>
    public static string Version(string model, string dataset, long? step) =>
        model == "aurora-7b" && dataset == "truthfulqa" && step >= 15_000 ? $"{dataset}-2025-06" : $"{dataset}-2024-11";

    private sealed record Turn(string Model, string Dataset, long From, long To, double Change);
}

/// <summary>A measurement without a score.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Step">At which step; null: at every one.</param>
/// <param name="Status">How the measurement stands; null: there is none.</param>
/// <param name="Reason">Why it has no score.</param>
internal sealed record Gap(string Model, string Dataset, long? Step, MeasurementStatus? Status, string? Reason);
