using System.Text.RegularExpressions;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Yaml.Templates;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Library;

/// <summary>The programs of <c>docs/library.md</c>, compiled here and run.</summary>
[CancelAfter(240_000)]
public partial class LibraryTests
{
    private const int MostLines = 20;

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public async Task RemoveFolderAsync()
    {
        (await Tool.ToolProcess.RunAsync(Tool.ToolProcess.Assembly, folder.Path, new Dictionary<string, string?>(), "db", "drop", "--yes")).ExitCode.ShouldBe(0);
        folder.Dispose();
    }

    [Test]
    public async Task An_evaluation_runs_and_prints_its_results()
    {
        ConfigTemplates.Write(folder.Path, ConfigTemplates.For(InitChoice.Demo, "demo"));
        Directory.CreateDirectory(Path.Combine(folder.Path, StateFolder.Name));
        using var output = new StringWriter();

        await EvaluationProgram.RunAsync(folder.Path, output);

        output.ToString().ReplaceLineEndings("\n").Split('\n').ShouldContain(line => line.StartsWith("demo-strong: pass@1 1.000 ["), output.ToString());
    }

    [TestCase("EvaluationProgram")]
    public void The_documentation_shows_what_is_compiled_here(string program)
    {
        var source = File.ReadAllText(Path.Combine(Checkout.Root, "tests", "LlmEval.IntegrationTests", "Library", $"{program}.cs")).ReplaceLineEndings("\n");
        var shown = Namespace().Replace(source, "").TrimEnd('\n');

        File.ReadAllText(Path.Combine(Checkout.Root, "docs", "library.md")).ReplaceLineEndings("\n").ShouldContain($"```csharp\n{shown}\n```");
        shown.Split('\n').Length.ShouldBeLessThanOrEqualTo(MostLines);
    }

    [GeneratedRegex(@"\nnamespace .*;\n")]
    private static partial Regex Namespace();
}
