using System.Diagnostics;
using System.Runtime.InteropServices;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Tool;

/// <summary>The built tool, run as its users run it.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;
    private readonly Task<string> stdout;
    private readonly Task<string> stderr;

    private ToolProcess(Process process)
    {
        this.process = process;
        stdout = process.StandardOutput.ReadToEndAsync();
        stderr = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The folder of the checkout.</summary>
    public static string Root => Checkout.Root;

    /// <summary>Absolute path of the tool's assembly, built with the same configuration as the tests.</summary>
    public static string Assembly { get; } = Path.Combine(
        Root, "LlmEval.Tool", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "LlmEval.Tool.dll");

    /// <summary>Absolute path of the suite's assembly.</summary>
    public static string SuiteAssembly { get; } = Path.Combine(Path.GetDirectoryName(Assembly)!, "LlmEval.Suites.dll");

    public int Id => process.Id;

    /// <summary>Runs the tool to its end.</summary>
    public static Task<ToolResult> RunAsync(string folder, string home, params string[] arguments) =>
        RunAsync(Assembly, folder, new Dictionary<string, string?> { ["LLM_EVAL_HOME"] = home }, arguments);

    /// <summary>Runs an assembly to its end.</summary>
    public static async Task<ToolResult> RunAsync(string assembly, string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var started = Start(assembly, folder, environment, arguments);
        return await started.WaitAsync();
    }

    /// <summary>Starts an assembly.</summary>
    public static ToolProcess Start(string assembly, string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        foreach (var name in new[] { "LLM_EVAL_CONFIG", "LLM_EVAL_DATABASE_URL", "LLM_EVAL_FAIL_ON", "GITHUB_ACTIONS" }) if (!environment.ContainsKey(name)) start.Environment.Remove(name);
        return new ToolProcess(Process.Start(start)!);
    }

    /// <summary>Gives the tool all of its standard input.</summary>
    public void Feed(string text)
    {
        process.StandardInput.Write(text);
        process.StandardInput.Close();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<ToolResult> WaitAsync()
    {
        await process.WaitForExitAsync();
        return new ToolResult(process.ExitCode, await stdout, await stderr);
    }

    /// <summary>Sends a signal to the tool alone, as a terminal would not: the suite is in a session of its own.</summary>
    public void Signal(int signal) => _ = Kill(process.Id, signal);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}

/// <summary>How the tool ended.</summary>
internal sealed record ToolResult(int ExitCode, string Stdout, string Stderr)
{
    /// <summary>Everything, for the message of an assertion.</summary>
    public override string ToString() => $"exit code {ExitCode}\n--- stdout\n{Stdout}\n--- stderr\n{Stderr}";
}
