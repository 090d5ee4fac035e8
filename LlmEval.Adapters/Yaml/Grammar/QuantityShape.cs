using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a number with a unit.</summary>
public sealed class QuantityShape<T> : ScalarShape<T>
{
    // Twelve digits are more than any range here and fit a decimal with every unit.
    private static readonly Regex Quantity = LinearRegex.Of(@"^(?<number>[0-9]{1,12}(?:\.[0-9]{1,9})?)(?<unit>[A-Za-z]+)\z");
    private static readonly Regex Loose = LinearRegex.Of(@"^(?<number>[0-9]{1,12}(?:\.[0-9]{1,9})?)\s*(?<unit>[A-Za-z]*)\z");

    /// <summary>What the quantity is, with its article: <c>a duration</c>.</summary>
    public required string Noun { get; init; }

    /// <summary>The code for text that is no such quantity.</summary>
    public required ErrorCode Code { get; init; }

    /// <summary>The units with their size; the first one is suggested for a number without.</summary>
    public required IReadOnlyList<(string Name, decimal Size)> Units { get; init; }

    /// <summary>The smallest quantity, as a config writes it.</summary>
    public required string Min { get; init; }

    /// <summary>The largest quantity, as a config writes it.</summary>
    public required string Max { get; init; }

    /// <summary>Makes the value of a number of the smallest units.</summary>
    public required Func<decimal, T> Make { get; init; }

    /// <inheritdoc />
    public override string Expected => $"{Noun} from {Min} to {Max}";

    private protected override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["pattern"] = $"^[0-9]+(\\.[0-9]+)?({string.Join('|', Units.Select(unit => unit.Name))})$",
    };

    private protected override Reading<T> Parse(ScalarValue value)
    {
        if (Amount(value.Text) is not { } amount)
            return Fail(value, Code, $"{value.Subject} must be {Expected}, not {value.Shown}", Suggest(value.Text));
        return amount >= Amount(Min) && amount <= Amount(Max)
            ? Reading<T>.Valid(Make(amount), value.Node)
            : Fail(value, ValueCodes.OutOfRange, $"{value.Subject} must be {Expected}, not {value.Shown}");
    }

    private decimal? Amount(string text)
    {
        if (Quantity.Match(text) is not { Success: true } match) return null;
        var unit = Units.FirstOrDefault(unit => unit.Name == match.Groups["unit"].Value);
        return unit.Name is null ? null : decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * unit.Size;
    }

    private string Suggest(string text)
    {
        var match = Loose.Match(text);
        if (!match.Success) return $"write for example {Min}";
        var number = match.Groups["number"].Value;
        var unit = match.Groups["unit"].Value;
        if (unit.Length == 0) return $"say the unit: {number}{Units[0].Name}";
        return Units.FirstOrDefault(known => known.Name.Equals(unit, StringComparison.OrdinalIgnoreCase)).Name is { } meant
            ? $"write {number}{meant}"
            : $"the units are {string.Join(", ", Units.Select(known => known.Name))}";
    }
}
