using System.Text.Json;
using System.Xml.Linq;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>dotnet test</c> on the suite: the TRX file says the same as <c>llm-eval show</c>.</summary>
[CancelAfter(120_000)]
public class TrxTests
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    [Test]
    public async Task The_TRX_file_agrees_case_by_case_with_show_and_wrong_answers_do_not_fail_the_caller()
    {
        await using var folder = await EvalFolder.CreateAsync(tasks: 6);
        folder.WriteReplay("mixed.jsonl",
        [
            ("t/1", 0, "def double(x):\n    return 2 * x\n"),
            ("t/2", 0, "def double(x):\n    return x + 1  # \"quotes\" & <tags> 😀 \u0001\n"),
            ("t/3", 0, "I would rather not."),
            ("t/4", 0, "def double(x):\n    raise ValueError('\\x1b[31m' + 'long ' * 2000)\n"),
            ("t/5", 0, "def double(x):\n    while True: pass\n"),
        ]);
        var config = folder.Write("eval.yaml", """
            name: doubling
            dataset: { path: tasks }
            models: [{ id: mixed, provider: replay, path: mixed.jsonl }]
            prompt: { template: "{{prompt}}" }
            scoring: { timeout: 1s }
            gates: [{ model: mixed, metric: pass@1, at_least: 0.1 }]
            max_not_measured: 50%
            """);

        var suite = await ToolProcess.RunAsync(
            ToolProcess.SuiteAssembly,
            folder.Path,
            new Dictionary<string, string?>(folder.Environment) { ["LLM_EVAL_CONFIG"] = config },
            "--report-trx", Path.Combine(folder.Path, "out.trx"));
        var show = await folder.RunAsync("show", "latest", "--cases", "--json");

        suite.ExitCode.ShouldBe(0, suite.ToString());
        var results = XDocument.Load(Path.Combine(folder.Path, "out.trx")).Descendants(Trx + "UnitTestResult").ToDictionary(
            result => result.Attribute("testName")!.Value,
            result => (Outcome: result.Attribute("outcome")!.Value, Duration: TimeSpan.Parse(result.Attribute("duration")!.Value), Text: result.Value));
        var cases = show.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        cases.Count.ShouldBe(6, show.ToString());
        foreach (var stored in cases)
        {
            var result = results[stored.GetProperty("name").GetString()!];
            result.Outcome.ShouldBe(stored.GetProperty("verdict").GetString() switch
            {
                "passed" => "Passed",
                "failed" => "Failed",
                _ => "NotExecuted",
            });
            result.Duration.ShouldBe(TimeSpan.Parse(stored.GetProperty("duration").GetString()!), TimeSpan.FromMilliseconds(1));
        }

        results["mixed/t/2"].Text.ShouldContain("assert candidate(-3) == -6");
        results["mixed/t/2"].Text.ShouldContain("\"quotes\" & <tags> 😀");
        results["gate: mixed pass@1 ≥ 0.1"].Outcome.ShouldBe("Passed");
    }

    [Test]
    public async Task Without_a_config_one_skipped_test_says_how_to_name_one()
    {
        var suite = await ToolProcess.RunAsync(ToolProcess.SuiteAssembly, Path.GetTempPath(), new Dictionary<string, string?>());

        suite.ExitCode.ShouldBe(0, suite.ToString());
        suite.Stdout.ShouldContain("LLM_EVAL_CONFIG=path/to/config.yaml");
        suite.Stdout.ShouldContain("skipped: 1");
    }

    [Test]
    public async Task The_platforms_own_exit_codes_never_leave_the_process()
    {
        var unknownOption = await ToolProcess.RunAsync(ToolProcess.SuiteAssembly, Path.GetTempPath(), new Dictionary<string, string?>(), "--no-such-option");
        unknownOption.ExitCode.ShouldBe(2, unknownOption.ToString());
    }
}
