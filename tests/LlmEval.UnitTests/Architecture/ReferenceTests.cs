using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LlmEval.UnitTests.Architecture;

/// <summary>References run one way: Core ← Adapters ← {Suites, Review.Api} ← Tool.</summary>
public class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["LlmEval.Core"] = [],
        ["LlmEval.Adapters"] = ["LlmEval.Core"],
        ["LlmEval.Suites"] = ["LlmEval.Core", "LlmEval.Adapters"],
        ["LlmEval.Review.Api"] = ["LlmEval.Core", "LlmEval.Adapters"],
        ["LlmEval.Tool"] = ["LlmEval.Core", "LlmEval.Adapters", "LlmEval.Suites", "LlmEval.Review.Api"],
    };

    // Only Pipeline sees all stages; a stage sees the domain, statistics and itself.
    private static readonly string[] Stages =
    [
        "Planning", "Generation", "Extraction", "Executing", "Scoring", "Comparison", "Judging", "Spans", "Preferences", "Agreement", "Observatory", "Lab", "Assignments", "Statistics",
    ];

    [Test]
    public void Every_project_is_covered_by_the_rule() =>
        Directory.EnumerateFiles(RepositoryFiles.Root, "LlmEval.*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/tests/", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(Allowed.Keys, ignoreOrder: true);

    [TestCaseSource(nameof(Projects))]
    public void A_project_refers_only_down(string project) =>
        ReferencesOf(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(Allowed[project]);

    [Test]
    public void Core_knows_no_vendor() => ReferencesOf("LlmEval.Core", "PackageReference").ShouldBeEmpty();

    [TestCaseSource(nameof(CoreFolders))]
    public void A_stage_of_Core_uses_only_the_domain_and_statistics(string folder)
    {
        string[] forbidden = [.. Stages.Append("Pipeline").Where(other => other != folder && (other != "Statistics" || folder == "Domain"))];
        var use = new Regex($@"\bLlmEval\.Core\.({string.Join('|', forbidden)})\b|(?<![\w.])({string.Join('|', forbidden)})\.[A-Z]\w+", RegexOptions.None, TimeSpan.FromSeconds(5));
        var offenders =
            from path in RepositoryFiles.Sources(Path.Combine("LlmEval.Core", folder))
            from line in File.ReadLines(path)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && use.IsMatch(line)
            select $"{Path.GetFileName(path)}: {line.Trim()}";
        offenders.ShouldBeEmpty();
    }

    [Test]
    public void The_folders_of_Core_are_the_domain_the_stages_and_the_pipeline() =>
        Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, "LlmEval.Core"))
            .Select(Path.GetFileName)
            .Where(name => name is not ("bin" or "obj"))
            .ShouldBe([.. Stages, "Domain", "Pipeline"], ignoreOrder: true);

    [TestCaseSource(nameof(AllSources))]
    public void A_folder_is_a_namespace(string path)
    {
        var declared = File.ReadLines(path).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
        if (declared is null) return; // Top-level statements and assembly attributes.
        var folder = Path.GetDirectoryName(Path.GetRelativePath(RepositoryFiles.Root, path))!;
        declared.TrimEnd(';')["namespace ".Length..].ShouldBe(folder.Replace('/', '.'));
    }

    private static IEnumerable<string> Projects() => Allowed.Keys;

    private static IEnumerable<string> CoreFolders() => Stages.Append("Domain");

    private static IEnumerable<TestCaseData> AllSources() =>
        Allowed.Keys.SelectMany(RepositoryFiles.Sources)
            .Select(path => new TestCaseData(path).SetName($"A_folder_is_a_namespace({Path.GetRelativePath(RepositoryFiles.Root, path)})"));

    private static IEnumerable<string> ReferencesOf(string project, string kind) =>
        XDocument.Load(Path.Combine(RepositoryFiles.Root, project, $"{project}.csproj"))
            .Descendants(kind)
            .Select(reference => reference.Attribute("Include")!.Value);
}
