using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a text.</summary>
public sealed class TextShape : ScalarShape<string>
{
    /// <summary>The form that the text must have; null for any.</summary>
    public TextForm? Form { get; init; }

    /// <summary>Whether the text may be empty. Default no.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether the text is taken as it stands, without putting variables into it: prompts and code.</summary>
    public bool Verbatim { get; init; }

    /// <summary>A further look at the text, which reports what is wrong itself; null for none.</summary>
    public Action<ScalarNode, ReadContext>? Check { get; init; }

    /// <inheritdoc />
    public override string Expected => Form is null ? "text" : Form.Expected;

    private protected override bool IsVerbatim => Verbatim;

    private protected override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (Form is not null) schema["pattern"] = $"^(?:{Form.Pattern})$";
        else if (!MayBeEmpty) schema["minLength"] = 1;
        return schema;
    }

    private protected override Reading<string> Parse(ScalarValue value)
    {
        var text = value.Text;
        if (!value.Expanded.HasReferences)
        {
            var kind = value.Node.ScalarKind;
            if (kind != ScalarKind.Text)
                return Fail(
                    value, ValueCodes.TextExpected, $"{value.Subject} is text, but {text} is {CoreSchema.Name(kind)}",
                    $"put it in quotes: \"{text}\"");
            if (value.Node.IsPlain && CoreSchema.WasBooleanInYaml11(text))
                return Fail(
                    value, ValueCodes.AmbiguousWord, $"{value.Subject} is text, but many programs read '{text}' as true or false",
                    $"put it in quotes: \"{text}\"");
        }

        if (string.IsNullOrWhiteSpace(text) && !MayBeEmpty) return Fail(value, ValueCodes.EmptyText, $"{value.Subject} is empty");
        if (Form is not null && !Form.Matches(text))
            return Fail(value, ValueCodes.Malformed, $"{value.Subject} must be {Form.Expected}, not {value.Shown}", Form.Suggest(text));
        var before = value.Context.Problems.ErrorsReported;
        Check?.Invoke(value.Node, value.Context);
        return value.Context.Problems.ErrorsReported > before ? Reading<string>.Invalid : Reading<string>.Valid(text, value.Node);
    }
}

/// <summary>The form of a text.</summary>
/// <param name="expected">What it must be, with its article.</param>
/// <param name="pattern">A pattern for the whole text, without anchors, in the dialect that .NET and JSON Schema share.</param>
public sealed class TextForm(string expected, string pattern)
{
    private readonly Regex whole = LinearRegex.Of($@"\A(?:{pattern})\z");

    /// <summary>What the text must be, with its article.</summary>
    public string Expected { get; } = expected;

    /// <summary>A pattern for the whole text, without anchors.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>How a text that does not have the form may be mended; null for no idea.</summary>
    public Func<string, string?> Suggest { get; init; } = _ => null;

    /// <summary>Whether a text has the form.</summary>
    public bool Matches(string text) => whole.IsMatch(text);
}
