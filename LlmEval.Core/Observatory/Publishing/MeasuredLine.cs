using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Observatory.Publishing;

/// <summary>One model with one prompt variant in a run that is over: what becomes one measurement.</summary>
public sealed record MeasuredLine
{
    /// <summary>The run.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>The model.</summary>
    public required RunModel Model { get; init; }

    /// <summary>The prompt variant.</summary>
    public required PromptVariant Prompt { get; init; }

    /// <summary>Its results.</summary>
    public required ModelSummary Summary { get; init; }

    /// <summary>Its planned cases.</summary>
    public required IReadOnlyList<CaseFacts> Cases { get; init; }

    /// <summary>The seed of the config; null when unknown.</summary>
    public long? Seed { get; init; }

    /// <summary>The k of pass@k that stands for the line: the primary metric's, else the first.</summary>
    public int K(ObservatoryOptions options) =>
        Run.PassAt.Where(k => PassAt(k) == options.PrimaryMetric).DefaultIfEmpty(Run.PassAt[0]).First();

    /// <summary>The name of a metric.</summary>
    internal static string PassAt(int k) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"pass@{k}");
}
