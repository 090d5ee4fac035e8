using System.Globalization;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes an item of <c>gates</c>.</summary>
internal static class GateGrammar
{
    private const string PassAt = "pass@";

    private static readonly Key<double> AtLeast = Key.Required("at_least", Shapes.Share, "The smallest value that meets the gate.");

    private static readonly Key<GateBound> Bound = Key.WithDefault("bound", Shapes.Choice<GateBound>(), "point",
        "What is compared: the estimate itself, or the lower end of its 95% interval.");

    /// <summary>The key of the gate's model.</summary>
    public static Key<string> Model { get; } = Key.Required("model", Shapes.Text, "The id of a model.");

    /// <summary>The shape of a metric's name.</summary>
    public static ParsedShape<string> MetricShape { get; } = new(ConfigCodes.Metric, "a metric such as pass@1", Parse) { Pattern = "^pass@[1-9][0-9]{0,4}$" };

    /// <summary>The key of the gate's metric.</summary>
    public static Key<string> Metric { get; } = Key.Required("metric", MetricShape, "The metric: `pass@k` with a k of `scoring.pass_at`.");

    /// <summary>The key of the gate's prompt variant.</summary>
    public static Key<string?> Prompt { get; } = Key.Optional(
        "prompt", Shapes.Text, "The id of a prompt variant. Without it, every variant must meet the gate.");

    /// <summary>The shape of a gate.</summary>
    public static MapShape<GateOptions> Shape { get; } = new()
    {
        Doc = "A condition on the results of one model.",
        Keys = [Model, Metric, Prompt, AtLeast, Bound],
        Bind = map => new GateOptions
        {
            Model = map.Get(Model),
            Metric = map.Get(Metric),
            Prompt = map.Get(Prompt),
            AtLeast = map.Get(AtLeast),
            Bound = map.Get(Bound),
        },
    };

    /// <summary>The k of a valid metric.</summary>
    public static int KOf(string metric) => int.Parse(metric.AsSpan(PassAt.Length), CultureInfo.InvariantCulture);

    private static string? Parse(string text) =>
        text.StartsWith(PassAt, StringComparison.Ordinal) && text.Length > PassAt.Length && text[PassAt.Length] is >= '1' and <= '9'
        && text.Length <= PassAt.Length + 5 && text.AsSpan(PassAt.Length).ToString().All(char.IsAsciiDigit)
            ? text
            : null;
}
