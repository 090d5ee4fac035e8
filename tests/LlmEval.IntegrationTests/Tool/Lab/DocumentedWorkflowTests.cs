using System.Diagnostics;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tool.Lab;

/// <summary>Every command that <c>docs/prompt-lab.md</c> shows, run in its order in one folder.</summary>
[Parallelizable]
[CancelAfter(480_000)]
public class DocumentedWorkflowTests
{
    // What is typed where a command asks for it.
    private const string Order = "e > b = a > d > c\n";

    private EvalFolder folder = null!;

    [SetUp]
    public async Task MakeAsync()
    {
        folder = await EvalFolder.CreateAsync(tasks: 0);
        folder.Write("typed.txt", Order);
    }

    [TearDown]
    public async Task RemoveAsync() => await folder.DisposeAsync();

    [Test]
    public async Task Every_command_of_the_documentation_works_on_the_demo()
    {
        var commands = Commands(await File.ReadAllLinesAsync(Path.Combine(Checkout.Root, "docs", "prompt-lab.md"))).Where(command => !command.StartsWith("llm-eval serve", StringComparison.Ordinal)).ToList();

        commands.Count.ShouldBeGreaterThan(15);
        foreach (var command in commands)
        {
            var (exitCode, output) = await RunAsync(command);
            exitCode.ShouldBe(0, $"{command}\n{output}");
        }

        File.Exists(Path.Combine(folder.Path, "haiku.md")).ShouldBeTrue();
        File.Exists(Path.Combine(folder.Path, "results.csv")).ShouldBeTrue();
    }

    // A command with its here-document, if it has one.
    private static IEnumerable<string> Commands(IEnumerable<string> document)
    {
        string? open = null;
        var shown = false;
        foreach (var line in document)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) shown = line == "```console";
            else if (open is not null && line == "END")
            {
                yield return $"{open}\nEND\n";
                open = null;
            }
            else if (open is not null) open += "\n" + line;
            else if (!shown || !line.StartsWith("$ ", StringComparison.Ordinal)) continue;
            else if (line.Contains("<<'END'", StringComparison.Ordinal)) open = line[2..];
            else yield return line[2..];
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash") { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec < typed.txt\nllm-eval() {{ dotnet '{ToolProcess.Assembly}' \"$@\"; }}\n{command}");
        foreach (var (name, value) in folder.Environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', await output));
    }
}
