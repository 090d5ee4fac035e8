namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>llm-eval report</c>, <c>run -o</c>, and what a run says on GitHub.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class ReportCommandTests
{
    private static readonly string[] Names = ["r.html", "r.md", "r.json", "r.jsonl", "r.csv", "r.xml", "r.trx"];

    private EvalFolder folder = null!;
    private string config = "";

    [SetUp]
    public async Task MakeFolderAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 3);
        folder.WriteReplay("mixed.jsonl",
        [
            ("t/1", 0, "def double(x):\n    return 2 * x\n"),
            ("t/2", 0, "def double(x):\n    return x\n# \n::error::forged\n"),
            ("t/3", 0, "def double(x):\n    raise ValueError('\\n::error::forged')\n"),
        ]);
        config = folder.Write("eval.yaml", """
            name: doubling
            dataset: { path: tasks }
            models: [{ id: mixed, provider: replay, path: mixed.jsonl }]
            prompt: { template: "{{prompt}}" }
            gates: [{ model: mixed, metric: pass@1, at_least: 0.9 }]
            """);
    }

    [TearDown]
    public async Task RemoveFolder() => await folder.DisposeAsync();

    [Test]
    public async Task A_run_and_a_stored_run_give_the_same_files_in_every_format()
    {
        var run = await folder.RunAsync(["run", config, "--json", "-o", .. Names.Select(name => $"out/{name}")]);
        var report = await folder.RunAsync(["report", "latest", .. Names.SelectMany(name => (string[])["-o", $"again/{name}"])]);

        run.ExitCode.ShouldBe(1, run.ToString());
        run.Stdout.Trim().Split('\n').Length.ShouldBe(1);
        run.Stderr.ShouldContain("Report: out/r.html");
        report.ExitCode.ShouldBe(0, report.ToString());
        report.Stdout.ShouldBeEmpty();
        foreach (var name in Names) Read($"again/{name}").ShouldBe(Read($"out/{name}"), name);
        Read("out/r.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
    }

    [Test]
    public async Task An_unknown_extension_is_refused_before_anything_runs()
    {
        // With an embedded server, whose files would show that something ran.
        var run = await ToolProcess.RunAsync(folder.Path, folder.Home, "run", config, "-o", "report.docx");

        run.ExitCode.ShouldBe(2, run.ToString());
        run.Stderr.ShouldContain("'report.docx': the extension says the format of a report. Known: .html, .htm, .md, .json, .jsonl, .csv, .xml, .trx");
        Directory.Exists(folder.Home).ShouldBeFalse();
    }

    [Test]
    public async Task On_github_a_run_writes_annotations_and_the_step_summary_and_models_command_nothing()
    {
        var run = await OnGitHubAsync(ToolProcess.Assembly, "run", config, "--json");
        var show = await OnGitHubAsync(ToolProcess.Assembly, "show", "latest", "--case", "mixed/t/2", "--code");

        Commands(run.Stdout).ShouldBeEmpty();
        var annotations = Commands(run.Stderr);
        annotations.Count.ShouldBe(3, run.Stderr);
        annotations[0].ShouldStartWith("::error file=eval.yaml,line=5,title=Gate not met%3A ");
        annotations[1].ShouldStartWith("::warning file=eval.yaml,line=1,title=mixed/t/2%3A failed::assert candidate(1) == 2");
        annotations[2].ShouldStartWith("::warning file=eval.yaml,line=1,title=mixed/t/3%3A error::");
        Read("summary.md").ShouldContain("| `mixed` | 1 | 2 | 0 |");
        show.Stdout.ShouldContain(": :error::forged");
        Commands(show.Stdout).ShouldBeEmpty();
    }

    [Test]
    public async Task Under_dotnet_test_models_command_nothing_either()
    {
        var suite = await OnGitHubAsync(ToolProcess.SuiteAssembly);

        suite.Stdout.ShouldContain(": :error::forged");
        Commands(suite.Stdout).ShouldBeEmpty();
    }

    [Test]
    public async Task A_report_with_nowhere_to_go_says_how()
    {
        var report = await folder.RunAsync("report", "latest");

        report.ExitCode.ShouldBe(2);
        report.Stderr.ShouldContain("llm-eval report latest -o report.html");
    }

    private Task<ToolResult> OnGitHubAsync(string assembly, params string[] arguments) => ToolProcess.RunAsync(
        assembly,
        folder.Path,
        new Dictionary<string, string?>(folder.Environment)
        {
            ["LLM_EVAL_CONFIG"] = config,
            ["GITHUB_ACTIONS"] = "true",
            ["GITHUB_STEP_SUMMARY"] = Path.Combine(folder.Path, "summary.md"),
            ["GITHUB_WORKSPACE"] = folder.Path,
        },
        arguments);

    private static List<string> Commands(string printed) =>
        [.. printed.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("::", StringComparison.Ordinal))];

    private string Read(string name) => File.ReadAllText(Path.Combine(folder.Path, name));
}
