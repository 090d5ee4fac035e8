using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a map whose keys are names that the file gives, each with a map of one shape below it. The values keep the file's order.</summary>
/// <param name="item">The shape of what stands below a name; it is told the name.</param>
public sealed class NamedShape<T>(MapShape<Func<string, T>> item) : Shape<IReadOnlyList<T>>
{
    /// <inheritdoc />
    public override string Expected => "a map of names, each with a map";

    /// <inheritdoc />
    public override Shape Item => item;

    /// <inheritdoc />
    public override bool Takes(Node node) => node is MapNode;

    /// <inheritdoc />
    public override JsonObject ToSchema(bool references) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = $"^(?:{Shapes.Id.Form!.Pattern})$" },
        ["additionalProperties"] = item.ToSchema(references),
        ["minProperties"] = 1,
    };

    /// <inheritdoc />
    protected override Reading<IReadOnlyList<T>> ReadNode(Node node, string subject, ReadContext context)
    {
        if (node is not MapNode map) return WrongKind(node, subject, context);
        if (map.Entries.Count == 0)
        {
            context.Problems.Add(ValueCodes.EmptyList, node, $"{subject} is empty, it needs at least 1 item");
            return Reading<IReadOnlyList<T>>.Invalid;
        }

        var items = map.Entries
            .Select(entry => (Name: Shapes.Id.Read(entry.Key, $"'{entry.Key.Text}'", context), Value: item.Read(entry.Value, $"'{entry.Key.Text}'", context)))
            .ToList();
        var valid = items.TrueForAll(pair => pair is { Name.State: ReadingState.Valid, Value.State: ReadingState.Valid });
        return new Reading<IReadOnlyList<T>>
        {
            State = valid ? ReadingState.Valid : ReadingState.Invalid,
            Node = node,
            Items = [.. items.Select(pair => pair.Value)],
            Value = valid ? [.. items.Select(pair => pair.Value.Value!(pair.Name.Value!))] : null,
        };
    }
}
