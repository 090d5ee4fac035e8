using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a single value.</summary>
public abstract class ScalarShape<T> : Shape<T>
{
    /// <inheritdoc />
    protected sealed override Reading<T> ReadNode(Node node, string subject, ReadContext context)
    {
        if (node is not ScalarNode { ScalarKind: not ScalarKind.Null } scalar) return WrongKind(node, subject, context);
        var text = IsVerbatim ? ExpandedText.Literal(scalar.Text) : context.Expand(scalar, IsSecret);
        if (text is null) return Reading<T>.Invalid;
        // ${env:NAME:-} with nothing in NAME: the same as leaving the key out.
        if (text is { HasReferences: true, Text: "" }) return Reading<T>.Absent;
        var value = new ScalarValue(scalar, text, subject, context);
        return Parse(value);
    }

    /// <inheritdoc />
    public sealed override JsonObject ToSchema(bool references)
    {
        var schema = Schema();
        var takesAnyText = (string?)schema["type"] == "string" && !schema.ContainsKey("enum") && !schema.ContainsKey("pattern");
        if (!references || IsVerbatim || takesAnyText) return schema;
        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["$ref"] = "#/$defs/reference" }) };
    }

    /// <summary>Whether <c>${env:…}</c> is left as it stands.</summary>
    private protected virtual bool IsVerbatim => false;

    /// <summary>Whether the value is never shown or stored.</summary>
    private protected virtual bool IsSecret => false;

    /// <summary>The value in JSON Schema, references aside.</summary>
    private protected abstract JsonObject Schema();

    /// <summary>Reads the text, and reports what is wrong with it.</summary>
    private protected abstract Reading<T> Parse(ScalarValue value);

    /// <summary>Reports a problem.</summary>
    private protected static Reading<T> Fail(
        ScalarValue value, ErrorCode code, string message, string? suggestion = null, string? part = null)
    {
        value.Context.Problems.Add(code, value.Node, message, suggestion, part is null ? null : value.Node.Locate(part));
        return Reading<T>.Invalid;
    }
}

/// <summary>A single value that is being read.</summary>
/// <param name="Node">Where it stands.</param>
/// <param name="Expanded">Its text with the values of variables in it.</param>
/// <param name="Subject">Its name for messages.</param>
/// <param name="Context">Where problems go.</param>
internal sealed record ScalarValue(ScalarNode Node, ExpandedText Expanded, string Subject, ReadContext Context)
{
    /// <summary>The text with the values of variables in it.</summary>
    public string Text => Expanded.Text;

    /// <summary>What YAML makes of it. What a variable gives is read as if it stood in the file without quotes.</summary>
    public ScalarKind Kind => Expanded.HasReferences ? CoreSchema.KindOf(Text) : Node.ScalarKind;

    /// <summary>The text for messages; what came from variables is never shown.</summary>
    public string Shown => Expanded.HasReferences ? $"the value of {SecretPatterns.Mask(Node.Text)}" : $"'{SecretPatterns.Mask(Text)}'";
}
