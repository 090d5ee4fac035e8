using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Adapters.Datasets.Mbpp;

/// <summary>MBPP does not say which function its tests call; the reference and the asserts together do.</summary>
internal static class MbppEntryPoint
{
    private static readonly Regex TopLevelDefinition = LinearRegex.Of(
        @"^(?:async[ \t]+)?(?<kind>def|class)[ \t]+(?<name>\w+)|^(?<name>\w+)[ \t]*=[ \t]*(?<kind>lambda)\b",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline);

    // With its dots, so that a method is not taken for a function of the same name.
    private static readonly Regex Call = LinearRegex.Of(@"(?<name>[\w.]+)[ \t]*\(", RegexOptions.ExplicitCapture);

    /// <summary>
    /// The top-level function of the code that most asserts call, the first called among equals. Only where they call none is it a class:
    /// classes are often arguments, as in <c>assert max_chain_length([Pair(5, 24)], 1) == 1</c>.
    /// </summary>
    /// <returns>The name, or null when the asserts call nothing that the code defines.</returns>
    public static string? Find(string code, IReadOnlyList<string> asserts)
    {
        var isClass = TopLevelDefinition.Matches(code)
            .GroupBy(match => match.Groups["name"].Value)
            .ToDictionary(group => group.Key, group => group.Last().Groups["kind"].Value == "class");
        return asserts
            .SelectMany(assert => Call.Matches(assert).Select(match => match.Groups["name"].Value).Where(isClass.ContainsKey).Distinct())
            .GroupBy(name => name)
            .OrderBy(group => isClass[group.Key])
            .ThenByDescending(group => group.Count())
            .Select(group => group.Key)
            .FirstOrDefault();
    }
}
