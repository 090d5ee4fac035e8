using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Observatory.Comparing;

/// <summary>A field in which two measurements differ.</summary>
/// <param name="Field">The wire's name of the field, e.g. <c>dataset_version</c>.</param>
/// <param name="First">Its value in the first.</param>
/// <param name="Second">Its value in the second.</param>
/// <param name="Forbids">Whether it makes the scores incomparable; otherwise it is only said.</param>
public sealed record SetupDifference(string Field, string First, string Second, bool Forbids)
{
    /// <summary>
    /// Compares how two scores were measured. What is unknown on a side is not held to differ. Dataset, grader and metric must agree always;
    /// prompt and parameters only among checkpoints of one model, where a change would pass for training: other models have their own.
    /// </summary>
    /// <param name="first">The first score.</param>
    /// <param name="second">The second score.</param>
    /// <param name="isSameModel">Whether they are checkpoints of one model.</param>
    public static IReadOnlyList<SetupDifference> Between(MeasuredScore first, MeasuredScore second, bool isSameModel)
    {
        var (a, b) = (first.Run?.Setup, second.Run?.Setup);
        SetupDifference?[] all =
        [
            Differ("metric_name", first.Metric, second.Metric, forbids: true),
            Differ("dataset_version", a?.DatasetVersion, b?.DatasetVersion, forbids: true),
            Differ("dataset_split", a?.DatasetSplit, b?.DatasetSplit, forbids: true),
            Differ("grader_type", a?.GraderType, b?.GraderType, forbids: true),
            Differ("grader_version", a?.GraderVersion, b?.GraderVersion, forbids: true),
            Differ("prompt_template", a?.PromptTemplate, b?.PromptTemplate, isSameModel),
            Differ("inference_config", KnownConfig(a), KnownConfig(b), isSameModel),
        ];
        return [.. all.OfType<SetupDifference>()];
    }

    private static SetupDifference? Differ(string name, string? first, string? second, bool forbids) =>
        first is null || second is null || first == second ? null : new SetupDifference(name, first, second, forbids);

    private static string? KnownConfig(MeasurementSetup? setup) => setup?.InferenceConfigJson is { } json and not "{}" ? json : null;
}
