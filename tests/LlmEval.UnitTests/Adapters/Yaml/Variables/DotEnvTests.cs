using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

namespace LlmEval.UnitTests.Adapters.Yaml.Variables;

public class DotEnvTests
{
    [TestCase("A=b", "b")]
    [TestCase("export A=b", "b")]
    [TestCase("  A = b  ", "b")]
    [TestCase("A=b=c==", "b=c==")]
    [TestCase("A=b # comment", "b")]
    [TestCase("A=b#c", "b#c")]
    [TestCase("A=# comment", "")]
    [TestCase("A=", "")]
    [TestCase("A='b # c \\n'", "b # c \\n")]
    [TestCase("A='b' # comment", "b")]
    [TestCase("A=\"b # c\"", "b # c")]
    [TestCase("A=\"b\\n\\\"c\\\"\\\\\" # comment", "b\n\"c\"\\")]
    [TestCase("A=1\r\nA=2\r\n", "2")]
    [TestCase("\uFEFF# comment\n\nA=b", "b")]
    public void A_value_is_read_as_shells_and_their_kin_do(string text, string value) => Parse(text, out _)["A"].ShouldBe(value);

    [TestCase("A: b")]
    [TestCase("A")]
    [TestCase("=b")]
    [TestCase("1A=b")]
    [TestCase("A B=c")]
    [TestCase("A='b")]
    [TestCase("A=\"b")]
    [TestCase("A=\"b\" c")]
    [TestCase("A='b'c")]
    public void A_line_that_sets_nothing_is_a_warning_that_does_not_show_it(string line)
    {
        Parse("# first\n" + line + "\nZ=z", out var problems).ShouldHaveSingleItem().Key.ShouldBe("Z");

        problems.InShort().ShouldBe(["LE0063 2:1"]);
        problems[0].Severity.ShouldBe(Severity.Warning);
        problems[0].SourceLine.ShouldBe("(not shown)");
    }

    [Test]
    public void The_environment_wins_then_the_first_folder()
    {
        using var folder = new TemporaryFolder();
        folder.File("one/.env", "A=one\nB=one\nC=one\n");
        folder.File("two/.env", "B=two\nD=two\n");

        var lookup = DotEnv.Under(
            name => name == "A" ? "environment" : null, [Path.Combine(folder.Path, "one"), null, Path.Combine(folder.Path, "two"), folder.Path], new DiagnosticBag());

        new[] { "A", "B", "C", "D", "E" }.Select(lookup).ShouldBe(["environment", "one", "one", "two", null]);
    }

    [Test]
    public void A_config_takes_variables_from_the_files_beside_it_and_in_the_working_directory()
    {
        using var folder = new TemporaryFolder();
        folder.Folder("config/tasks");
        folder.File("config/r.jsonl", "");
        folder.File("config/.env", "NAME=\"from the file\"\n");
        folder.File("work/.env", "SAMPLES=3\nnonsense\n");
        var path = folder.File(
            "config/c.yaml", "name: ${env:NAME}\nsamples: ${env:SAMPLES}\ndataset: { path: tasks }\nmodels: [{ id: a, provider: replay, path: r.jsonl }]\n");

        var result = LlmEval.Adapters.Yaml.EvalConfigs.ConfigLoader.Load(
            path, new() { Environment = _ => null, WorkingDirectory = Path.Combine(folder.Path, "work") });

        (result.Config!.Name, result.Config.Samples).ShouldBe(("from the file", 3));
        result.Diagnostics.InShort().ShouldBe(["LE0063 2:1"]);
        result.Variables("SAMPLES").ShouldBe("3");
    }

    [FsCheck.NUnit.Property]
    public void Any_text_is_read_without_an_exception(string? text) => Parse(text ?? "", out _).ShouldNotBeNull();

    private static IReadOnlyDictionary<string, string> Parse(string text, out IReadOnlyList<ConfigDiagnostic> problems)
    {
        var bag = new DiagnosticBag();
        var values = DotEnv.Parse(new SourceText("/folder/.env", text), bag);
        problems = bag.All;
        return values;
    }
}
