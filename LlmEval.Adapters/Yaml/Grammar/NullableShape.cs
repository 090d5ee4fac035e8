using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>The same shape, for keys whose absence is null.</summary>
internal sealed class NullableShape<T>(Shape<T> inner) : Shape<T?>
    where T : struct
{
    public override string Expected => inner.Expected;

    public override bool Takes(Node node) => inner.Takes(node);

    public override JsonObject ToSchema(bool references) => inner.ToSchema(references);

    protected override Reading<T?> ReadNode(Node node, string subject, ReadContext context)
    {
        var reading = inner.Read(node, subject, context);
        return new Reading<T?> { State = reading.State, Node = reading.Node, Value = reading.State == ReadingState.Valid ? reading.Value : null };
    }
}
