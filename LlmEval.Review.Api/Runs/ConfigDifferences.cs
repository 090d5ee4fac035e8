using System.Text.Json;
using System.Text.Json.Nodes;

namespace LlmEval.Review.Api.Runs;

/// <summary>Finds the places in which two configs differ.</summary>
internal static class ConfigDifferences
{
    private const int Most = 100;
    private const int LongestValue = 200;

    /// <summary>The places in the order of the first config, then of the second; none for a config that cannot be read.</summary>
    public static IReadOnlyList<ConfigDifferenceResponse> Between(string before, string after)
    {
        if (ConfigJson.Read(before) is not { } first || ConfigJson.Read(after) is not { } second) return [];
        var (left, right) = (Leaves(first, ""), Leaves(second, ""));
        return
        [
            .. left.Keys.Union(right.Keys, StringComparer.Ordinal)
                .Select(path => new ConfigDifferenceResponse(path, left.GetValueOrDefault(path), right.GetValueOrDefault(path)))
                .Where(difference => difference.A != difference.B)
                .Take(Most),
        ];
    }

    private static Dictionary<string, string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject map => Joined(map.Select(entry => Leaves(entry.Value, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}"))),
        JsonArray list => Joined(list.Select((item, i) => Leaves(item, $"{path}[{i}]"))),
        _ => new Dictionary<string, string>(StringComparer.Ordinal) { [path] = Short(node) },
    };

    private static Dictionary<string, string> Joined(IEnumerable<Dictionary<string, string>> parts) =>
        parts.SelectMany(part => part).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static string Short(JsonNode? value)
    {
        var json = value?.ToJsonString(JsonSerializerOptions.Default) ?? "null";
        return json.Length <= LongestValue ? json : string.Concat(json.AsSpan(0, LongestValue), "…");
    }
}
