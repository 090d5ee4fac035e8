using System.Globalization;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a number in a range.</summary>
/// <param name="min">The smallest.</param>
/// <param name="max">The largest.</param>
/// <param name="exclusiveMin">Whether the number must be above the smallest.</param>
public sealed class NumberShape(double min, double max, bool exclusiveMin = false) : ScalarShape<double>
{
    /// <inheritdoc />
    public override string Expected => exclusiveMin ? $"a number above {min} and up to {max}" : $"a number from {min} to {max}";

    private protected override JsonObject Schema() => new()
    {
        ["type"] = "number",
        [exclusiveMin ? "exclusiveMinimum" : "minimum"] = min,
        ["maximum"] = max,
    };

    private protected override Reading<double> Parse(ScalarValue value)
    {
        if (value.Kind is not (ScalarKind.Integer or ScalarKind.Float))
            return Fail(value, ValueCodes.Number, $"{value.Subject} must be {Expected}, not {value.Shown}", Suggest(value.Text));
        var number = CoreSchema.Number(value.Text);
        var inRange = number <= max && (exclusiveMin ? number > min : number >= min);
        return inRange
            ? Reading<double>.Valid(number, value.Node)
            : Fail(value, ValueCodes.OutOfRange, $"{value.Subject} must be {Expected}, not {value.Shown}");
    }

    private static string? Suggest(string text)
    {
        var point = text.Replace(',', '.');
        if (!double.TryParse(point, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) return null;
        return point == text ? $"remove the quotes: {text}" : $"write {point}";
    }
}
