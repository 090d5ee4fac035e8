using System.Globalization;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes an amount of money, read exactly as it is written.</summary>
public sealed class AmountShape : ScalarShape<decimal>
{
    // With these, costs of up to 10^12 tokens stay exact in the 28 digits of a decimal.
    private const int MostDecimals = 9;
    private const decimal Most = 1_000_000;

    /// <summary>Whether nothing is an amount too. Default yes.</summary>
    public bool MayBeZero { get; init; } = true;

    /// <inheritdoc />
    public override string Expected => $"an amount {(MayBeZero ? "from 0" : "above 0 and")} up to {Most:0}, with at most {MostDecimals} decimals";

    private protected override JsonObject Schema() => new()
    {
        ["type"] = "number",
        [MayBeZero ? "minimum" : "exclusiveMinimum"] = 0,
        ["maximum"] = Most,
    };

    private protected override Reading<decimal> Parse(ScalarValue value)
    {
        if (value.Kind is not (ScalarKind.Integer or ScalarKind.Float)
            || !decimal.TryParse(value.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
        {
            return Fail(value, ValueCodes.Number, $"{value.Subject} must be {Expected}, not {value.Shown}");
        }

        var inRange = amount <= Most && (MayBeZero ? amount >= 0 : amount > 0) && decimal.Round(amount, MostDecimals) == amount;
        return inRange
            ? Reading<decimal>.Valid(amount, value.Node)
            : Fail(value, ValueCodes.OutOfRange, $"{value.Subject} must be {Expected}, not {value.Shown}");
    }
}
