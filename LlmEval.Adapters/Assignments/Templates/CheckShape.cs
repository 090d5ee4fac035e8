using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Describes a check: a map with a <c>kind</c>, a map with <c>js</c>, or a string as templates of other makers have.</summary>
/// <param name="kinds">The maps with a kind.</param>
/// <param name="script">The maps with an expression.</param>
internal sealed class CheckShape(MapShape<PageCheck> kinds, MapShape<PageCheck> script) : Shape<PageCheck>
{
    /// <summary>Whether a string may stand for a check. Default no.</summary>
    public bool TakesText { get; init; }

    /// <inheritdoc />
    public override string Expected => TakesText ? "a check (a map with 'kind' or 'js', or a sentence)" : "a check (a map with 'kind' or 'js')";

    /// <inheritdoc />
    public override bool Takes(Node node) => node is MapNode || (TakesText && node is ScalarNode);

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references)
    {
        var any = new JsonArray(script.ToSchema(references), kinds.ToSchema(references));
        if (TakesText) any.Add(Shapes.Text.ToSchema(references));
        return new JsonObject { ["anyOf"] = any };
    }

    /// <inheritdoc />
    protected override Reading<PageCheck> ReadNode(Node node, string subject, ReadContext context)
    {
        if (node is MapNode map) return (map.Find("js") is not null && map.Find("kind") is null ? script : kinds).Read(node, subject, context);
        if (!TakesText || node is not ScalarNode) return WrongKind(node, subject, context);
        var text = Shapes.Text.Read(node, subject, context);
        return text.State == ReadingState.Valid ? Reading<PageCheck>.Valid(OfText(text.Value!, node, context), node) : Reading<PageCheck>.Invalid;
    }

    private static PageCheck OfText(string text, Node node, ReadContext context)
    {
        if (ExpressionOf(text) is { } expression) return new ScriptCheck { Text = CheckWords.ScriptPrefix + expression, Expression = expression };
        context.Problems.Add(TemplateCodes.FreeText, node, "nothing can measure this sentence: it is skipped", "write a check with 'kind' or 'js'");
        return new FreeTextCheck { Text = text };
    }

    /// <summary>The expression of a string that begins with <c>js:</c>; null for other strings.</summary>
    internal static string? ExpressionOf(string text)
    {
        var prefix = CheckWords.ScriptPrefix.TrimEnd();
        return text.StartsWith(prefix, StringComparison.Ordinal) && text[prefix.Length..].Trim() is { Length: > 0 } expression ? expression : null;
    }
}
