using System.Text.Json;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>init</c>, <c>validate</c>, <c>explain</c> and <c>schema</c> as their users meet them.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class ConfigCommandTests
{
    private EvalFolder folder = null!;

    [SetUp]
    public async Task MakeFolderAsync() => folder = await EvalFolder.CreateAsync(tasks: 1);

    [TearDown]
    public async Task RemoveFolder() => await folder.DisposeAsync();

    [Test]
    public async Task A_demo_is_written_valid_and_planned()
    {
        var init = await folder.RunAsync("init", "demo", "--demo");

        init.ExitCode.ShouldBe(0, init.ToString());
        init.Stdout.ShouldContain("wrote demo/llm-eval.yaml");
        init.Stderr.ShouldContain("Next: cd demo && llm-eval run");
        var config = Path.Combine("demo", "llm-eval.yaml");
        (await folder.RunAsync("validate", config)).Stdout.ShouldBe($"{config} is valid: 6 cases\n");
        (await folder.RunAsync("plan", config)).ExitCode.ShouldBe(0);
    }

    [Test]
    public async Task What_was_there_is_kept()
    {
        folder.Write("llm-eval.yaml", "mine");

        var init = await folder.RunAsync("init", ".", "--demo");

        init.Stdout.ShouldContain("kept  llm-eval.yaml (it was there)");
        File.ReadAllText(Path.Combine(folder.Path, "llm-eval.yaml")).ShouldBe("mine");
    }

    [Test]
    public async Task Every_problem_is_said_with_its_place()
    {
        folder.Write("llm-eval.yaml", "dataset: { path: tasks }\nmodels:\n  - { id: a, provder: replay, path: tasks/1.yaml }\nsamples: 0\n");

        var result = await folder.RunAsync("validate");

        result.ExitCode.ShouldBe(2);
        result.Stdout.ShouldBeEmpty();
        result.Stderr.ShouldBe("""
            llm-eval.yaml:3:14 error LE0012: unknown key 'provder', did you mean 'provider'?
              - { id: a, provder: replay, path: tasks/1.yaml }
                         ^

            llm-eval.yaml:4:10 error LE0024: 'samples' must be a whole number from 1 to 10000, not '0'
            samples: 0
                     ^

            2 problems. More about one: llm-eval explain LE0012

            """);
    }

    [Test]
    public async Task Problems_are_JSON_when_asked()
    {
        folder.Write("c.yaml", "dataset: { path: tasks }\nmodels:\n  - { id: a, provider: replay, path: tasks/1.yaml }\n");

        var result = await folder.RunAsync("validate", "c.yaml", "--json", "--set", "samples=x");

        result.ExitCode.ShouldBe(2);
        using var problems = JsonDocument.Parse(result.Stdout);
        var problem = problems.RootElement[0];
        (problem.GetProperty("code").GetString(), problem.GetProperty("severity").GetString(), problem.GetProperty("file").GetString())
            .ShouldBe(("LE0022", "error", "--set"));
    }

    [Test]
    public async Task A_code_is_explained_and_all_are_listed()
    {
        (await folder.RunAsync("explain", "LE0012")).Stdout.ShouldContain("    provder: replay");
        (await folder.RunAsync("explain")).Stdout.ShouldContain("LE0012  An unknown key\n");
        var unknown = await folder.RunAsync("explain", "LE9999");
        (unknown.ExitCode, unknown.Stdout).ShouldBe((2, ""));
    }

    [Test]
    public async Task A_course_s_template_is_converted_and_what_is_left_to_do_is_said()
    {
        folder.Write("course.yaml", "id: a\nbrief: Put a link into #a\nchecks:\n  - js: !!document.querySelector(\"#a a\")\n");
        folder.Write("broken.yaml", "id: a\nbrief: Show ${result}\nchecks:\n  - js: 1 < 2\n");

        var printed = await folder.RunAsync("assignments", "import", "course.yaml");
        var written = await folder.RunAsync("assignments", "import", "course.yaml", "-o", "ours/a.yaml");
        var broken = await folder.RunAsync("assignments", "import", "broken.yaml");

        (printed.ExitCode, written.ExitCode, broken.ExitCode).ShouldBe((0, 0, 2));
        printed.Stdout.ShouldContain("brief: 'Put a link into #a'\n");
        File.ReadAllText(Path.Combine(folder.Path, "ours/a.yaml")).ShouldBe(printed.Stdout);
        broken.Stderr.ShouldContain("LE0070");
    }

    [Test]
    public async Task The_schemas_are_printed_as_they_are_committed()
    {
        (await folder.RunAsync("schema")).Stdout.ShouldBe(Committed("schemas/eval.schema.json"));
        (await folder.RunAsync("schema", "task")).Stdout.ShouldBe(Committed("schemas/task.schema.json"));
        (await folder.RunAsync("schema", "assignment")).Stdout.ShouldBe(Committed("schemas/assignment.schema.json"));
        (await folder.RunAsync("schema", "--markdown")).Stdout.ShouldBe(Committed("docs/config-reference.md"));
    }

    private static string Committed(string path) => File.ReadAllText(Path.Combine(ToolProcess.Root, path));
}
