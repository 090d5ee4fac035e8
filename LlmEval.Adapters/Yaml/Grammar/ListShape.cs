using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a list.</summary>
/// <param name="item">The shape of its items.</param>
public sealed class ListShape<T>(Shape<T> item) : Shape<IReadOnlyList<T>>
{
    /// <summary>The fewest items. Default 0.</summary>
    public int MinItems { get; init; }

    /// <summary>Whether no value may stand twice; for items that compare by value. Default no.</summary>
    public bool Unique { get; init; }

    /// <inheritdoc />
    public override string Expected => item.Map is null ? $"a list ({item.Expected} each)" : "a list";

    /// <inheritdoc />
    public override Shape Item => item;

    /// <inheritdoc />
    public override bool Takes(Node node) => node is ListNode;

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item.ToSchema(references) };
        if (MinItems > 0) schema["minItems"] = MinItems;
        if (Unique) schema["uniqueItems"] = true;
        return schema;
    }

    /// <inheritdoc />
    protected override Reading<IReadOnlyList<T>> ReadNode(Node node, string subject, ReadContext context)
    {
        if (node is not ListNode list) return WrongKind(node, subject, context);
        if (list.Items.Count < MinItems)
        {
            context.Problems.Add(
                ValueCodes.EmptyList, node, $"{subject} is empty, it needs at least {MinItems} item{(MinItems == 1 ? "" : "s")}");
            return Reading<IReadOnlyList<T>>.Invalid;
        }

        var items = list.Items.Select((value, index) => item.Read(value, $"item {index + 1} of {subject}", context)).ToList();
        var valid = items.TrueForAll(reading => reading.State != ReadingState.Invalid);
        if (Unique) valid &= ReportRepeated(items, subject, context);
        return new Reading<IReadOnlyList<T>>
        {
            State = valid ? ReadingState.Valid : ReadingState.Invalid,
            Node = node,
            Items = items,
            Value = valid ? [.. items.Where(reading => reading.State == ReadingState.Valid).Select(reading => reading.Value!)] : null,
        };
    }

    private static bool ReportRepeated(List<Reading<T>> items, string subject, ReadContext context)
    {
        var seen = new Dictionary<object, Node>();
        var unique = true;
        foreach (var reading in items.Where(reading => reading.State == ReadingState.Valid))
        {
            if (seen.TryAdd(reading.Value!, reading.Node!)) continue;
            unique = false;
            context.Problems.Add(
                ValueCodes.Repeated, reading.Node!.Location, $"{subject} has {reading.Value} twice", null,
                DiagnosticBag.Related("first here", seen[reading.Value!].Location));
        }

        return unique;
    }
}
