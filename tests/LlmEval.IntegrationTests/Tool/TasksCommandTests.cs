using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>tasks check</c>, <c>tasks coverage</c> and <c>tasks new</c> as their users meet them.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class TasksCommandTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeDataset()
    {
        folder = new TemporaryFolder();
        WriteTask("sign", "assert candidate(2) == 'plus' and candidate(-2) == 'minus'");
    }

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task Sound_tasks_are_counted()
    {
        var check = await RunAsync("tasks", "check", "tasks");

        check.ExitCode.ShouldBe(0, check.ToString());
        check.Stdout.ShouldContain("│ reference │ pass    │   1 │       0 │            0 │");
        check.Stdout.ShouldEndWith("tasks: 1 of 1 tasks are sound\n");
        check.Stderr.ShouldBeEmpty();
    }

    [Test]
    public async Task An_unsound_task_is_told_with_its_place()
    {
        WriteTask("weak", "candidate(1)");

        var check = await RunAsync("tasks", "check", "tasks");

        check.ExitCode.ShouldBe(1, check.ToString());
        check.Stdout.ShouldStartWith("""
            ✗ tasks/weak.yaml:1  weak
                wrong solution 1: passes although it is wrong: knows no minus
                empty solution: passes although it does nothing

            """);
        check.Stdout.ShouldEndWith("tasks: 1 of 2 tasks are sound\n");
    }

    [Test]
    public async Task Tests_that_toss_a_coin_are_found_by_repeating()
    {
        WriteTask("coin", "import os; assert candidate(2) == 'plus' and candidate(-2) == 'minus' and os.urandom(1)[0] % 2");

        var check = await RunAsync("tasks", "check", "tasks", "--tasks", "coin", "--repeat", "60", "--json");

        check.ExitCode.ShouldBe(1, check.ToString());
        using var document = JsonDocument.Parse(check.Stdout);
        var reference = document.RootElement.GetProperty("tasks")[0].GetProperty("solutions")[0];
        reference.GetProperty("problem").GetString()!.ShouldStartWith("does not end the same way every time: ");
    }

    [Test]
    public async Task Tests_that_no_sandbox_can_run_are_the_task_s_fault()
    {
        WriteTask("broken", "this is no Python");

        var check = await RunAsync("tasks", "check", "tasks");
        var coverage = await RunAsync("tasks", "coverage", "tasks");

        check.ExitCode.ShouldBe(1, check.ToString());
        check.Stdout.ShouldContain("✗ tasks/broken.yaml:1  broken\n    reference solution: the tests cannot be run: the tests do not compile: ");
        coverage.ExitCode.ShouldBe(1, coverage.ToString());
        coverage.Stdout.ShouldContain("✗ tasks/broken.yaml:1  broken: the reference solution has to pass: sandbox_error (bad_tests) ");
    }

    [Test]
    public async Task Without_a_sandbox_nothing_is_said_of_the_tasks()
    {
        var check = await RunAsync("tasks", "check", "tasks", "--sandbox", "none");

        check.ExitCode.ShouldBe(3, check.ToString());
        check.Stdout.ShouldBeEmpty();
    }

    [Test]
    public async Task A_config_names_its_dataset_and_filters_it()
    {
        WriteTask("weak", "candidate(1)");
        folder.File("llm-eval.yaml", """
            dataset: { path: tasks, filter: { ids: [sign] } }
            models:
              - { id: a, provider: replay, path: answers.jsonl }
            """);
        folder.File("answers.jsonl", "");

        var named = await RunAsync("tasks", "check", "llm-eval.yaml");
        var found = await RunAsync("tasks", "coverage");

        named.ExitCode.ShouldBe(0, named.ToString());
        named.Stdout.ShouldEndWith("tasks: 1 of 1 tasks are sound\n");
        found.ExitCode.ShouldBe(0, found.ToString());
    }

    [Test]
    public async Task JSON_files_of_published_datasets_are_read()
    {
        folder.File("humaneval.jsonl", """{"task_id": "HumanEval/0", "prompt": "def one():\n    \"\"\"One.\"\"\"\n", "entry_point": "one", "canonical_solution": "    return 1\n", "test": "def check(candidate):\n    assert candidate() == 1\n"}""");
        folder.File("mbpp.jsonl", """{"task_id": 1, "text": "Write one.", "code": "def one():\n  return 1", "test_list": ["assert one() == 1"], "test_setup_code": "", "challenge_test_list": []}""");
        folder.File("evalplus.jsonl", """{"task_id": "HumanEval/0", "prompt": "def twice(n):\n    \"\"\"Twice.\"\"\"\n", "entry_point": "twice", "canonical_solution": "    return 2 * n\n", "base_input": [[1]], "plus_input": [[2.5]], "atol": 0}""");

        foreach (var file in new[] { "humaneval.jsonl", "mbpp.jsonl", "evalplus.jsonl" })
        {
            var check = await RunAsync("tasks", "check", file);
            var coverage = await RunAsync("tasks", "coverage", file, "--json");

            check.ExitCode.ShouldBe(0, check.ToString());
            using var document = JsonDocument.Parse(coverage.Stdout);
            document.RootElement.GetProperty("lines").ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ShouldStartWith("{\"covered\":2,\"total\":2,");
        }
    }

    [Test]
    public async Task Coverage_lists_what_is_missed_and_keeps_to_its_minimums()
    {
        WriteTask("partial", "assert candidate(2) == 'plus'");

        var table = await RunAsync("tasks", "coverage", "tasks", "--min-line", "90.1");

        table.ExitCode.ShouldBe(1, table.ToString());
        table.Stdout.ShouldContain("│ partial        │   75% 3/4 │  50% 1/2 │ 3            │ 2                  │");
        table.Stdout.ShouldContain("│ 1 task in full │      100% │     100% │");
        table.Stdout.ShouldContain("│ tasks          │ 87.5% 7/8 │  75% 3/4 │");
        table.Stderr.ShouldBe("✗ lines: 87.5% reached, at least 90.1% wanted\n");
        (await RunAsync("tasks", "coverage", "tasks", "--min-line", "87.5", "--min-branch", "75")).ExitCode.ShouldBe(0);
        (await RunAsync("tasks", "coverage", "tasks", "--min-branch", "76")).ExitCode.ShouldBe(1);
    }

    [Test]
    public async Task Coverage_writes_reports_that_name_files_which_exist()
    {
        var result = await RunAsync("tasks", "coverage", "tasks", "-o", "out; [1]", "--format", "cobertura,html,json");

        result.ExitCode.ShouldBe(0, result.ToString());
        result.Stderr.ShouldBe("wrote out; [1]/cobertura.xml\nwrote out; [1]/html/index.html\nwrote out; [1]/coverage.json\n");
        var output = Path.Combine(folder.Path, "out; [1]");
        var root = XDocument.Load(Path.Combine(output, "cobertura.xml")).Root!;
        var source = Path.Combine(root.Descendants("source").Single().Value, root.Descendants("class").Single().Attribute("filename")!.Value);
        File.ReadAllText(source).ShouldStartWith("def sign(n):\n");
        var page = Directory.GetFiles(Path.Combine(output, "html"), "*sign.html").ShouldHaveSingleItem();
        WebUtility.HtmlDecode(File.ReadAllText(page)).Replace('\u00a0', ' ').ShouldContain("        return 'minus'");
        File.ReadAllText(Path.Combine(output, "html", "index.html")).ShouldContain("sign");
    }

    [TestCase("'weird' is no format of a report; there are: cobertura, html, json", "--format", "weird", "-o", "x")]
    [TestCase("--format needs a folder to write to: -o DIR", "--format", "json")]
    [TestCase("--min-line must be a percentage from 0 to 100.", "--min-line", "101")]
    public async Task What_cannot_be_is_refused(string message, params string[] arguments)
    {
        var result = await RunAsync(["tasks", "coverage", "tasks", .. arguments]);

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Stderr.ShouldStartWith($"llm-eval: {message}\n");
    }

    [Test]
    public async Task A_new_task_is_sound_and_covered_at_once()
    {
        var written = await RunAsync("tasks", "new", "strings/shout", "-o", "mine");
        var again = await RunAsync("tasks", "new", "strings/shout", "-o", "mine");

        (written.ExitCode, written.Stdout).ShouldBe((0, "wrote mine/strings/shout.yaml\n"), written.ToString());
        (again.ExitCode, again.Stderr).ShouldBe((2, "llm-eval: mine/strings/shout.yaml is there already\n"));
        (await RunAsync("tasks", "check", "mine")).ExitCode.ShouldBe(0);
        (await RunAsync("tasks", "coverage", "mine", "--min-line", "100", "--min-branch", "100")).ExitCode.ShouldBe(0);
    }

    private Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(folder.Path, Path.Combine(folder.Path, "state"), arguments);

    private void WriteTask(string id, string test) => folder.File($"tasks/{id}.yaml", $"""
        id: {id}
        entry_point: sign
        prompt: "def sign(n):"
        tests: |
          def check(candidate):
              {test}
        reference: |
          def sign(n):
              if n < 0:
                  return 'minus'
              return 'plus'
        wrong:
          - why: knows no minus
            code: "def sign(n): return 'plus'"
        """);
}
