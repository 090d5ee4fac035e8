using System.Text.Json;

namespace LlmEval.IntegrationTests.Tool;

/// <summary><c>llm-eval exec</c> as its users meet it.</summary>
[Parallelizable]
[CancelAfter(120_000)]
public class ExecCommandTests
{
    private ScoreFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public async Task A_program_prints_as_it_printed()
    {
        folder.WriteText("p.py", "import sys\nprint(6 * 7, __name__)\nsys.stderr.write('a warning\\n')\n");

        var run = await folder.RunAsync("exec", "p.py");

        run.ExitCode.ShouldBe(0, run.ToString());
        run.Stdout.ShouldBe("42 __main__\n");
        run.Stderr.ShouldStartWith("a warning\nllm-eval: ✓ passed · exit code 0 · ");
    }

    [Test]
    public async Task A_program_that_fails_is_exit_code_1_with_its_traceback()
    {
        folder.WriteText("p.py", "def f():\n    raise ValueError('no')\n\n\nprint('before')\nf()\n");

        var run = await folder.RunAsync("exec", "p.py");

        run.ExitCode.ShouldBe(1, run.ToString());
        run.Stdout.ShouldBe("before\n");
        run.Stderr.ShouldStartWith("""
            Traceback (most recent call last):
              File "<solution>", line 6, in <module>
                f()
            """);
        run.Stderr.ShouldContain("ValueError: no\nllm-eval: ✗ error (exception) · no · exit code 1 · ");
    }

    [Test]
    public async Task The_program_may_come_from_standard_input_and_the_result_as_JSON()
    {
        using var tool = folder.Start("exec", "-", "--json", "--timeout", "200ms");
        tool.Feed("import time\nprint('waiting', flush=True)\ntime.sleep(60)\n");

        var run = await tool.WaitAsync();

        run.ExitCode.ShouldBe(1, run.ToString());
        var execution = JsonDocument.Parse(run.Stdout).RootElement.GetProperty("execution");
        (execution.GetProperty("outcome").GetString(), execution.GetProperty("stdout").GetProperty("text").GetString()).ShouldBe(("timeout", "waiting\n"));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_exit_code_2()
    {
        (await folder.RunAsync("exec", "missing.py")).ExitCode.ShouldBe(2);
        File.WriteAllBytes(Path.Combine(folder.Path, "latin.py"), [0xe9]);
        var run = await folder.RunAsync("exec", "latin.py");
        (run.ExitCode, run.Stderr).ShouldBe((2, "llm-eval: latin.py is not UTF-8.\n"));
    }
}
