using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Statistics;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>Numbers of the lab as text.</summary>
internal static class LabFormat
{
    /// <summary>A figure with its interval: <c>7.8 [7.2, 8.4]</c>; a dash when undefined.</summary>
    public static string Estimate(Estimate estimate, string format = "0.0") => estimate switch
    {
        { Value: null } => "–",
        { Interval: null } => Number(estimate.Value.Value, format),
        { Interval: { } interval } => $"{Number(estimate.Value.Value, format)} [{Number(interval.Lower, format)}, {Number(interval.Upper, format)}]",
    };

    /// <summary>A number.</summary>
    public static string Number(double value, string format = "0.0") => value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What a call cost.</summary>
    public static string Cost(CallCost? cost) => cost is null ? "unpriced" : Amounts.Exact(new Money(cost.Amount, cost.Currency));

    /// <summary>A sum that may be incomplete.</summary>
    public static string Cost(CostSum sum) => sum switch
    {
        { Calls: 0 } => "–",
        { Unpriced: 0 } => Usd(sum.Usd),
        _ when sum.Unpriced == sum.Calls => "unpriced",
        _ => $"≥ {Usd(sum.Usd)}, {Format.Count(sum.Unpriced)} unpriced",
    };

    /// <summary>A stored name in words: <c>experiment completed</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => NameOf<T>.Of(value).Replace('_', ' ');

    /// <summary>An experiment within its run: its config, and its row where the prompt has several.</summary>
    public static string Experiment(ExperimentFacts experiment) => experiment.Row is { } row ? $"{experiment.Config}/{row}" : experiment.Config;

    /// <summary>An experiment within its run.</summary>
    public static string Experiment(LabExperiment experiment) => experiment.Row is { } row ? $"{experiment.Config.Name}/{row}" : experiment.Config.Name;

    /// <summary>A config in a version that is not its only one: <c>plain v2</c>.</summary>
    public static string Config(LabConfigRef config) => config.Version == 1 ? config.Name : $"{config.Name} v{config.Version}";

    private static string Usd(decimal amount) => Amounts.Exact(new Money(amount, TokenPrice.Usd));
}
