using LlmEval.Adapters.Assignments.Chromium.Process;
using LlmEval.Adapters.Namespaces;
using LlmEval.Core.Domain;

namespace LlmEval.Adapters.Assignments.Chromium;

/// <summary>What checking pages needs, each with its fix.</summary>
internal static class ChromiumProbe
{
    private const int OldestNode = 20;

    /// <summary>Looks at each.</summary>
    public static async Task<Readiness> RunAsync(ChromiumOptions options, BrowserHost host, CancellationToken cancellationToken)
    {
        var programs = BrowserPrograms.Find(options, Environment.GetEnvironmentVariable);
        List<ReadinessCheck> checks =
        [
            programs.Chromium is { } chromium
                ? new("Chromium", true, chromium, null)
                : new("Chromium", false, "none found", $"Install it, e.g. sudo apt-get install chromium, or name it in {BrowserPrograms.ChromiumVariable}"),
            await ProbeNodeAsync(programs.Node, cancellationToken),
            programs.Driver is { } driver
                ? new("Playwright driver", true, driver, null)
                : new("Playwright driver", false, "not beside the tool", "Install the tool again: .playwright/package is missing in its folder"),
        ];
        if (checks.TrueForAll(check => check.Passed)) checks.AddRange(await ProbeBrowserAsync(host, cancellationToken));
        return new(checks);
    }

    /// <summary>Whether a version as Node prints it is new enough.</summary>
    internal static bool IsNewEnough(string version) => int.TryParse(version.Trim().TrimStart('v').Split('.')[0], out var major) && major >= OldestNode;

    private static async Task<ReadinessCheck> ProbeNodeAsync(string? node, CancellationToken cancellationToken)
    {
        var fix = $"Install Node {OldestNode} or later, e.g. from nodejs.org, or name it in {BrowserPrograms.NodeVariable}";
        if (node is null) return new("Node", false, "none found", fix);
        var run = await ShortProgram.RunAsync([node, "--version"], cancellationToken);
        var version = OneLine.Of(run.Succeeded ? run.Output : run.Complaint, 100);
        return run.Succeeded && IsNewEnough(version) ? new("Node", true, $"{version} ({node})", null) : new("Node", false, $"{version} ({node})", fix);
    }

    private static async Task<IReadOnlyList<ReadinessCheck>> ProbeBrowserAsync(BrowserHost host, CancellationToken cancellationToken)
    {
        try
        {
            var setup = await host.SetupAsync(cancellationToken);
            var advice = setup.Isolation.HasSandbox ? null : "Allow unprivileged user namespaces, or install chromium-sandbox";
            return
            [
                ReadinessCheck.Information("isolation", setup.Isolation.Description, advice),
                ReadinessCheck.Information("control groups", setup.Groups.Description),
            ];
        }
        catch (BrowserFailure failure)
        {
            return [new("browser", false, failure.Message, "Start it by hand with --headless --dump-dom about:blank and mend what it says")];
        }
    }
}
