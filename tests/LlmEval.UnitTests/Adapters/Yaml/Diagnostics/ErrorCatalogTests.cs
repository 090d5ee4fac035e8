using System.Text;
using LlmEval.Adapters.Assignments.Templates;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.EvalConfigs;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;
using LlmEval.UnitTests.Architecture;

namespace LlmEval.UnitTests.Adapters.Yaml.Diagnostics;

public class ErrorCatalogTests
{
    [TestCaseSource(nameof(Codes))]
    public void The_wrong_example_gives_exactly_its_code(ErrorCode code)
    {
        var diagnostics = Run(code, code.Wrong);

        diagnostics.Select(diagnostic => diagnostic.Code).Distinct().ShouldBe([code.Id], DiagnosticRenderer.Render(diagnostics));
        diagnostics[0].Severity.ShouldBe(code.Severity);
    }

    [TestCaseSource(nameof(Codes))]
    public void The_right_example_gives_none(ErrorCode code) =>
        Run(code, code.Right).ShouldBeEmpty(DiagnosticRenderer.Render(Run(code, code.Right)));

    [TestCaseSource(nameof(Codes))]
    public void A_code_is_explained(ErrorCode code)
    {
        code.Title.ShouldNotBeNullOrWhiteSpace();
        code.Explanation.ShouldNotBeNullOrWhiteSpace();
        ErrorCatalog.Find(code.Id).ShouldBe(code);
    }

    [TestCase("LE0012")]
    [TestCase("le0012")]
    [TestCase("LE12")]
    [TestCase("12")]
    public void A_code_is_found_however_it_is_typed(string id) => ErrorCatalog.Find(id)!.Id.ShouldBe("LE0012");

    [TestCase("LE9999")]
    [TestCase("")]
    [TestCase("help")]
    public void Other_words_are_no_codes(string id) => ErrorCatalog.Find(id).ShouldBeNull();

    [Test]
    public void No_two_codes_share_an_id() => ErrorCatalog.All.Select(code => code.Id).ShouldBeUnique();

    [Test]
    public void Every_code_in_the_sources_and_in_the_table_of_broken_configs_is_in_the_catalogue()
    {
        var known = ErrorCatalog.All.Select(code => code.Id).ToHashSet();
        var used = RepositoryFiles.Sources("LlmEval.Adapters").Concat(RepositoryFiles.Sources("tests/LlmEval.UnitTests/Adapters/Yaml"))
            .SelectMany(path => LinearRegex.Of("LE[0-9]{4}").Matches(File.ReadAllText(path)).Select(match => match.Value))
            .Concat(BrokenConfigs.All().SelectMany(test => (string[])test.Arguments[1]!).Select(place => place[..6]))
            .Except(["LE0000", "LE9999"]);

        used.Except(known).ShouldBeEmpty();
    }

    private static IEnumerable<TestCaseData> Codes() => ErrorCatalog.All.Select(code => new TestCaseData(code).SetArgDisplayNames(code.Id));

    private static IReadOnlyList<ConfigDiagnostic> Run(ErrorCode code, string example) => code.Kind switch
    {
        ExampleKind.Snippet => SomeConfig.Load(SomeConfig.Completed(example)).Diagnostics,
        ExampleKind.WholeFile => SomeConfig.Load(example).Diagnostics,
        ExampleKind.Override => SomeConfig.Load(SomeConfig.Completed(""), example).Diagnostics,
        ExampleKind.Latin1File => RunFile("latin1.yaml", Encoding.Latin1.GetBytes(example), "latin1.yaml"),
        ExampleKind.Assignment => TemplateLoader.Load(new SourceText("/template.yaml", example)).Diagnostics,
        ExampleKind.Path => RunFile("llm-eval.yaml", Encoding.UTF8.GetBytes(SomeConfig.Completed("")), example),
        _ => RunDotEnv(example),
    };

    private static IReadOnlyList<ConfigDiagnostic> RunFile(string name, byte[] content, string asked)
    {
        File.WriteAllBytes(Path.Combine(SomeConfig.Folder, name), content);
        return ConfigLoader.Load(Path.Combine(SomeConfig.Folder, asked), SomeConfig.Options()).Diagnostics;
    }

    private static IReadOnlyList<ConfigDiagnostic> RunDotEnv(string text)
    {
        var problems = new DiagnosticBag();
        DotEnv.Parse(new SourceText("/.env", text), problems);
        return problems.All;
    }
}
