using System.Globalization;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a day.</summary>
public sealed class DateShape : ScalarShape<DateOnly>
{
    /// <inheritdoc />
    public override string Expected => "a day such as 2026-01-31";

    private protected override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

    private protected override Reading<DateOnly> Parse(ScalarValue value) =>
        DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Reading<DateOnly>.Valid(day, value.Node)
            : Fail(value, ValueCodes.Malformed, $"{value.Subject} must be {Expected}, not {value.Shown}");
}
