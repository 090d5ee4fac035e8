using System.CommandLine;
using LlmEval.Adapters.Assignments.Chromium;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain;
using LlmEval.Core.Pipeline;
using Spectre.Console;

namespace LlmEval.Tool.Commands;

/// <summary><c>doctor</c>: what is in place on this machine, and for what is not, the fix.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = new Command("doctor", "Check sandbox, database, git and keys; each with its fix");
        command.SetAction(async (_, cancellationToken) =>
        {
            var backends = SandboxBackends.All(TimeProvider.System);
            var sandboxes = new List<Readiness>();
            foreach (var backend in backends)
            {
                sandboxes.Add(await backend.ProbeAsync(cancellationToken));
                Write(context, $"sandbox {backend.Name}", sandboxes[^1]);
            }

            var database = await DatabaseAccess.ProbeAsync(context.WorkingDirectory, cancellationToken);
            Write(context, "database", database);
            Write(context, "models", ModelKeys.Probe(context.WorkingDirectory));
            await using var pages = new ChromiumPageChecker(new(), TimeProvider.System);
            var (git, browser) = (await GitProbe.ProbeAsync(cancellationToken), await pages.ProbeAsync(cancellationToken));
            Write(context, "assignments (only for web apps)", new Readiness([.. git.Checks, .. browser.Checks]));
            // One sandbox is enough, a key is only for models that need it, and git and a browser are only for web apps.
            var ready = sandboxes.Exists(sandbox => sandbox.IsReady) && database.IsReady;
            context.Out.WriteLine(ready ? "Ready." : $"Not ready: mend what is marked ✗{(backends.Count > 1 ? "; one sandbox is enough" : "")}.");
            return (int)(ready ? ExitCode.Done : ExitCode.Infrastructure);
        });
        return command;
    }

    private static void Write(ToolContext context, string section, Readiness readiness)
    {
        context.Results.MarkupLineInterpolated($"[bold]{section}[/]");
        foreach (var check in readiness.Checks)
        {
            context.Results.MarkupLine($"  {Glyph(check)} {Markup.Escape(check.Name)}: {Markup.Escape(check.Detail)}");
            if ((check.IsInformation || !check.Passed) && check.Fix is { } fix) context.Results.MarkupLineInterpolated($"      {fix}");
        }
    }

    private static string Glyph(ReadinessCheck check) => check switch
    {
        { IsInformation: true } => "[blue]·[/]",
        { Passed: true } => "[green]✓[/]",
        _ => "[red]✗[/]",
    };
}
