using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>
/// Describes the values of one place of a document, once for everything: reading and checking, the JSON Schema, and the reference text.
/// </summary>
/// <remarks>
/// How to use it: write a <see cref="MapShape{T}"/> whose <see cref="Key{T}"/>s have shapes from <see cref="Shapes"/>, and a function
/// that builds the record from a <see cref="MapReading"/>. Then
/// <code>
/// var problems = new DiagnosticBag();
/// if (SourceFile.Read(path, problems) is { } source &amp;&amp; YamlReader.Read(source, problems) is { } document)
/// {
///     var reading = shape.Read(document, "the file", new ReadContext { Problems = problems, Folder = folder });
///     if (reading.State == ReadingState.Valid) Use(reading.Value);
/// }
/// </code>
/// and <c>problems.All</c> holds every mistake with its place.
/// </remarks>
public abstract class Shape
{
    /// <summary>What the value must be, with its article: <c>a whole number from 1 to 100</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>The shape of a list's items; null for other shapes.</summary>
    public virtual Shape? Item => null;

    /// <summary>The keys of a map; null for other shapes.</summary>
    public virtual IMapGrammar? Map => null;

    /// <summary>Whether a node is of the kind that this shape describes: a map, a list or a single value.</summary>
    public virtual bool Takes(Node node) => node is ScalarNode;

    /// <summary>The shape in JSON Schema (draft 2020-12).</summary>
    /// <param name="references">Whether <c>${env:…}</c> may stand in place of a value.</param>
    public abstract JsonObject ToSchema(bool references);
}

/// <summary>Describes the values of one place of a document.</summary>
/// <typeparam name="T">What the values become.</typeparam>
public abstract class Shape<T> : Shape
{
    /// <summary>Reads a value. What is wrong with it is reported, and only once.</summary>
    /// <param name="node">The value.</param>
    /// <param name="subject">The value's name for messages, e.g. <c>'samples'</c>.</param>
    /// <param name="context">Where problems go, and what else is needed.</param>
    public Reading<T> Read(Node node, string subject, ReadContext context) =>
        node is BrokenNode ? Reading<T>.Invalid : ReadNode(node, subject, context);

    /// <summary>Reads a value that is not broken.</summary>
    protected abstract Reading<T> ReadNode(Node node, string subject, ReadContext context);

    /// <summary>Reports that the value is of another kind than this shape's.</summary>
    private protected Reading<T> WrongKind(Node node, string subject, ReadContext context)
    {
        if (node is ScalarNode { ScalarKind: ScalarKind.Null })
            context.Problems.Add(KeyCodes.NoValue, node, $"{subject} has no value", $"remove it or give it {Expected}");
        else
            context.Problems.Add(KeyCodes.WrongKind, node, $"{subject} must be {Expected}, not {node.Kind}");
        return Reading<T>.Invalid;
    }
}
