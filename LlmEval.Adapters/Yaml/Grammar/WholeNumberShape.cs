using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a whole number in a range.</summary>
/// <param name="min">The smallest.</param>
/// <param name="max">The largest.</param>
public sealed class WholeNumberShape<T>(T min, T max) : ScalarShape<T>
    where T : struct, IBinaryInteger<T>
{
    /// <inheritdoc />
    public override string Expected => HasMax ? $"a whole number from {min} to {max}" : $"a whole number, at least {min}";

    private bool HasMax => max < T.CreateSaturating(long.MaxValue);

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "integer", ["minimum"] = long.CreateChecked(min) };
        if (HasMax) schema["maximum"] = long.CreateChecked(max);
        return schema;
    }

    private protected override Reading<T> Parse(ScalarValue value)
    {
        if (value.Kind != ScalarKind.Integer)
            return Fail(value, ValueCodes.WholeNumber, $"{value.Subject} must be {Expected}, not {value.Shown}", Suggest(value));
        if (IsOctalInYaml11(value.Text))
            return Fail(
                value, ValueCodes.WholeNumber, $"{value.Shown} is read as octal by many programs", $"write {value.Text.TrimStart('0')}");
        if (CoreSchema.Integer(value.Text) is { } number && number >= long.CreateChecked(min) && number <= long.CreateChecked(max))
            return Reading<T>.Valid(T.CreateChecked(number), value.Node);
        return Fail(value, ValueCodes.OutOfRange, $"{value.Subject} must be {Expected}, not {value.Shown}");
    }

    private static bool IsOctalInYaml11(string text) =>
        text.Length > 1 && text[0] == '0' && text.All(char.IsAsciiDigit) && text.Trim('0').Length > 0;

    private static string? Suggest(ScalarValue value)
    {
        var digits = value.Text.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number)) return null;
        var plain = decimal.Truncate(number).ToString("0", CultureInfo.InvariantCulture);
        return plain == value.Text ? $"remove the quotes: {plain}" : $"write {plain}";
    }
}
