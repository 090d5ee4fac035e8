using System.Globalization;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a share: a number from 0 to 1, or a percentage.</summary>
public sealed class ShareShape : ScalarShape<double>
{
    /// <inheritdoc />
    public override string Expected => "a share from 0 to 1, or a percentage such as 5%";

    private protected override JsonObject Schema() => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
            new JsonObject { ["type"] = "string", ["pattern"] = @"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]+)?)%$" }),
    };

    private protected override Reading<double> Parse(ScalarValue value)
    {
        var percent = value.Text.EndsWith('%');
        var digits = percent ? value.Text[..^1] : value.Text;
        var isNumber = percent || value.Kind is ScalarKind.Integer or ScalarKind.Float;
        if (!isNumber || !double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return Fail(value, ValueCodes.Share, $"{value.Subject} must be {Expected}, not {value.Shown}");
        var share = percent ? number / 100 : number;
        return share is >= 0 and <= 1
            ? Reading<double>.Valid(share, value.Node)
            : Fail(
                value, ValueCodes.OutOfRange, $"{value.Subject} must be {Expected}, not {value.Shown}",
                number is > 1 and <= 100 && !percent ? $"write {digits}%" : null);
    }
}
