using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.EvalConfigs;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class MisspeltKeyTests
{
    private static readonly IReadOnlyDictionary<string, Func<string, string>> Misspellings = new Dictionary<string, Func<string, string>>
    {
        ["last letter missing"] = key => key[..^1],
        ["first letters swapped"] = key => $"{key[1]}{key[0]}{key[2..]}",
        ["a letter more"] = key => key + "x",
        ["in capitals"] = key => key.ToUpperInvariant(),
        ["something else"] = key => "zz" + string.Concat(key.Reverse()) + "zz",
    };

    [TestCaseSource(nameof(Cases))]
    public void A_misspelt_key_of_eval_v1_is_exactly_one_error_in_its_line(int start, int length, int line, Func<string, string> misspell)
    {
        var text = File.ReadAllText(ShippedConfigs.EvalV1);
        var misspelt = text[..start] + misspell(text.Substring(start, length)) + text[(start + length)..];

        var diagnostics = ConfigLoader.Load(new SourceText(ShippedConfigs.EvalV1, misspelt), ShippedConfigs.Options).Diagnostics;

        diagnostics.Count.ShouldBe(1, DiagnosticRenderer.Render(diagnostics));
        diagnostics[0].Severity.ShouldBe(Severity.Error);
        diagnostics[0].Line.ShouldBe(line);
    }

    private static IEnumerable<TestCaseData> Cases() =>
        from key in Keys(YamlReader.Read(new SourceText(ShippedConfigs.EvalV1, File.ReadAllText(ShippedConfigs.EvalV1)), new DiagnosticBag(), bareReferences: true)!)
        from misspelling in Misspellings
        select new TestCaseData(key.Start, key.Text.Length, key.Location.Line, misspelling.Value)
            .SetArgDisplayNames($"{key.Text} in line {key.Location.Line}, {misspelling.Key}");

    // Each key where it is written; those that an alias repeats are the same ones.
    private static IEnumerable<ScalarNode> Keys(Node node) => node switch
    {
        MapNode map => map.Entries
            .Where(entry => entry.Key.Aliases.Count == 0)
            .SelectMany(entry => Keys(entry.Value).Concat(entry.Key.Text.StartsWith(NodeJson.FreeKeyPrefix, StringComparison.Ordinal) ? [] : [entry.Key])),
        ListNode list => list.Items.SelectMany(Keys),
        _ => [],
    };
}
