using System.Diagnostics;
using System.IO.Compression;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>The tool as it is packed and installed in this checkout by <c>make eval</c> and <c>make test</c>.</summary>
[CancelAfter(120_000)]
public class PackedToolTests
{
    [SetUp]
    public void RequireThePackedTool() =>
        Infrastructure.Requires.Part(File.Exists(Path.Combine(ToolProcess.Root, "dotnet-tools.json")), "The packed tool", "run scripts/install-tool");

    [Test]
    public async Task The_version_names_the_commit_that_was_packed()
    {
        var version = await RunAsync(ToolProcess.Root, "dotnet", "tool", "run", "llm-eval", "--version");
        var head = await RunAsync(ToolProcess.Root, "git", "rev-parse", "HEAD");

        version.Trim().ShouldEndWith($"+{head.Trim()}");
    }

    [Test]
    public void The_package_carries_the_web_app_once_that_was_built()
    {
        var built = Path.Combine(ToolProcess.Root, "LlmEval.Review.Api", "wwwroot", "index.html");
        Infrastructure.Requires.Part(File.Exists(built), "The built web app", "run make pack");
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(Path.Combine(ToolProcess.Root, "packages"), "LlmEval.Tool.*.nupkg").Single());

        package.Entries.Select(entry => entry.FullName).ShouldContain(name => name.EndsWith("/wwwroot/index.html", StringComparison.Ordinal));
    }

    [Test]
    public async Task Installed_globally_it_makes_a_demo_and_runs_it_in_an_empty_folder()
    {
        var folder = Directory.CreateTempSubdirectory("llm-eval-test-").FullName;
        try
        {
            var tools = Path.Combine(folder, "tools");
            var project = Directory.CreateDirectory(Path.Combine(folder, "project")).FullName;
            await RunAsync(folder, "dotnet", "tool", "install", "LlmEval.Tool", "--tool-path", tools, "--source", Path.Combine(ToolProcess.Root, "packages"));
            var tool = Path.Combine(tools, "llm-eval");

            await RunAsync(project, tool, "init", "--demo");
            var run = await RunAsync(project, tool, "run");
            await RunAsync(project, tool, "tasks", "coverage", "tasks", "-o", "coverage");
            await RunAsync(project, tool, "db", "drop", "--yes");

            run.ShouldContain("demo-strong");
            run.ShouldContain("met");
            Directory.Exists(Path.Combine(project, ".llm-eval")).ShouldBeTrue();
            File.Exists(Path.Combine(project, "coverage", "html", "index.html")).ShouldBeTrue();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment.Remove("LLM_EVAL_HOME");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output);
        return output;
    }
}
