using System.Globalization;

namespace LlmEval.Core.Domain.Observatory;

/// <summary>The ids that checkpoints have where nobody gives them one.</summary>
public static class CheckpointIds
{
    /// <summary>Of a model in training at a step, e.g. <c>k2-think__step-5000</c>; of a baseline, e.g. <c>gpt-4o__baseline</c>.</summary>
    /// <param name="modelId">The model.</param>
    /// <param name="step">The step; null: it has none.</param>
    public static string Canonical(string modelId, long? step) =>
        step is { } at ? string.Create(CultureInfo.InvariantCulture, $"{modelId}__step-{at}") : $"{modelId}__baseline";
}
