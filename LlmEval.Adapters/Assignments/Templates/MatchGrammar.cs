using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Describes what a text has to be: one of the keys <c>equals</c>, <c>contains</c> and <c>matches</c>.</summary>
internal static class MatchGrammar
{
    private static readonly Key<string?> EqualTo = Key.Optional("equals", new TextShape { MayBeEmpty = true }, "The whole text.");
    private static readonly Key<string?> Contains = Key.Optional("contains", Shapes.Text, "A part of the text.");
    private static readonly Key<string?> Matches = Key.Optional("matches", Shapes.Text,
        "A JavaScript regular expression without slashes and flags, which matches somewhere in the text.");

    /// <summary>The keys.</summary>
    public static IReadOnlyList<Key> Keys { get; } = [EqualTo, Contains, Matches];

    /// <summary>Reports that not exactly one of them is there.</summary>
    /// <param name="map">A map that takes them.</param>
    /// <param name="isOptional">Whether there may be none.</param>
    public static void Check(MapReading map, bool isOptional)
    {
        var count = Keys.Count(map.Has);
        if (count == 1 || (count == 0 && isOptional)) return;
        var words = count == 0 ? "nothing says what the text has to be" : "a text can be compared in one way only";
        map.Context.Problems.Add(TemplateCodes.OneOfSeveral, map.Node, words, "write one of 'equals', 'contains' and 'matches'");
    }

    /// <summary>What the text has to be; null when no key is there.</summary>
    public static TextMatch? Bind(MapReading map)
    {
        if (map.Get(EqualTo) is { } whole) return new TextMatch(TextMatchKind.Equals, whole);
        if (map.Get(Contains) is { } part) return new TextMatch(TextMatchKind.Contains, part);
        return map.Get(Matches) is { } expression ? new TextMatch(TextMatchKind.Matches, expression) : null;
    }
}
