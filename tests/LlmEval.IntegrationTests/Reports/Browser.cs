using System.Diagnostics;
using LlmEval.IntegrationTests.Infrastructure;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Reports;

/// <summary>The system's Chromium, without a window.</summary>
internal static class Browser
{
    /// <summary>Opens a page, lets its script run, and gives back the elements as they then are.</summary>
    public static async Task<string> OpenAsync(string url)
    {
        Requires.Part(Find() is not null, "Chromium", "install it, e.g. with make setup-system-test");
        using var profile = new TemporaryFolder();
        var start = new ProcessStartInfo(Find()!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={profile.Path}", "--timeout=60000", "--dump-dom", url];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var elements = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return elements;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);
}
