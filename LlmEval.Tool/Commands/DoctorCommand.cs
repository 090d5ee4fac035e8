using System.CommandLine;
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
        var command = new Command("doctor", "Check sandbox, database and keys; each with its fix");
        command.SetAction(async (_, cancellationToken) =>
        {
            var sections = new List<(string Name, Readiness Readiness, bool Needed)>();
            foreach (var backend in SandboxBackends.All(TimeProvider.System))
            {
                sections.Add(($"sandbox {backend.Name}", await backend.ProbeAsync(cancellationToken), true));
            }

            sections.Add(("database", await DatabaseAccess.ProbeAsync(context.WorkingDirectory, cancellationToken), true));
            sections.Add(("models", ModelKeys.Probe(context.WorkingDirectory), false));
            foreach (var (name, readiness, _) in sections) Write(context, name, readiness);
            var ready = sections.Where(section => section.Needed).All(section => section.Readiness.IsReady);
            context.Out.WriteLine(ready ? "Ready." : "Not ready: mend what is marked ✗.");
            return (int)(ready ? ExitCode.Done : ExitCode.Infrastructure);
        });
        return command;
    }

    private static void Write(ToolContext context, string section, Readiness readiness)
    {
        context.Results.MarkupLineInterpolated($"[bold]{section}[/]");
        foreach (var check in readiness.Checks)
        {
            var (glyph, colour) = check.Passed ? ("✓", "green") : ("✗", "red");
            context.Results.MarkupLine($"  [{colour}]{glyph}[/] {Markup.Escape(check.Name)}: {Markup.Escape(check.Detail)}");
            if (!check.Passed && check.Fix is { } fix) context.Results.MarkupLineInterpolated($"      {fix}");
        }
    }
}
