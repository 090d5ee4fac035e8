using System.Text.RegularExpressions;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

/// <summary>
/// The broken configs of <c>Broken/*.txt</c>. A line <c>=== name</c> begins one; <c>⟦LE0012⟧</c> stands where that problem must be
/// reported and is no part of the text. What a config cannot do without is added behind, unless the name ends in <c>(whole)</c>.
/// In the text <c>→</c> is a tab and <c>␀</c> a NUL.
/// </summary>
internal static class BrokenConfigs
{
    private static readonly Regex Mark = LinearRegex.Of("⟦(LE[0-9]{4})⟧");

    public static IEnumerable<TestCaseData> All() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "tests/LlmEval.UnitTests/Adapters/Yaml/EvalConfigs/Broken"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(Cases);

    private static IEnumerable<TestCaseData> Cases(string path)
    {
        var theme = Path.GetFileNameWithoutExtension(path);
        foreach (var part in File.ReadAllText(path).Split("\n=== ")[1..])
        {
            var (name, marked) = (part[..part.IndexOf('\n')], part[(part.IndexOf('\n') + 1)..].TrimEnd('\n') + "\n");
            var text = marked.Replace('→', '\t').Replace('␀', '\0');
            var expected = Expected(text);
            var plain = Mark.Replace(text, "");
            yield return new TestCaseData(name.EndsWith("(whole)", StringComparison.Ordinal) ? plain : SomeConfig.Completed(plain), expected)
                .SetArgDisplayNames($"{theme}: {name}");
        }
    }

    private static string[] Expected(string marked) =>
        [.. marked.Split('\n').SelectMany((line, index) => Mark.Matches(line)
            .Select((mark, earlier) => $"{mark.Groups[1].Value} {index + 1}:{mark.Index - (earlier * "⟦LE0000⟧".Length) + 1}"))];
}
