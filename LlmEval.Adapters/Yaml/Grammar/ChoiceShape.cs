using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes one of a few words.</summary>
/// <param name="choices">The words and what they become.</param>
public sealed class ChoiceShape<T>(IReadOnlyList<(string Name, T Value)> choices) : ScalarShape<T>
{
    /// <inheritdoc />
    public override string Expected =>
        choices.Count == 1 ? $"'{choices[0].Name}'" : $"one of {string.Join(", ", choices.Select(choice => choice.Name))}";

    private protected override JsonObject Schema() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. choices.Select(choice => JsonValue.Create(choice.Name))]),
    };

    private protected override Reading<T> Parse(ScalarValue value)
    {
        foreach (var (name, choice) in choices)
        {
            if (name == value.Text) return Reading<T>.Valid(choice, value.Node);
        }

        return Fail(
            value, ValueCodes.NotOneOf, $"{value.Subject} must be {Expected}, not {value.Shown}",
            Similar.Suggest(value.Text, choices.Select(choice => choice.Name)));
    }
}
