using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>What a run was made of: what one needs to know before comparing it with another.</summary>
internal static class RunHeader
{
    /// <summary>Writes the header.</summary>
    public static void Write(IAnsiConsole console, RunRecord run)
    {
        var grid = new Grid().AddColumn().AddColumn();
        Row("run", $"{run.Id} · {NameOf<RunStatus>.Of(run.Status)}");
        Row("started", $"{Format.Time(run.StartedAt)} UTC" + (run.FinishedAt is { } end ? $", took {Format.Duration(end - run.StartedAt)}" : ""));
        Row("config", $"{run.ConfigPath} ({run.ConfigHash.Short})");
        Row("dataset", $"{run.DatasetName} ({run.DatasetHash.Short}) · {run.PlannedCases} cases × {run.SamplesPerCase} samples");
        if (run.LeftOut > 0) Row("partial", $"{run.LeftOut} cases of the config were left out");
        Row("sandbox", $"{run.Sandbox.Backend} · Python {run.Sandbox.PythonVersion}");
        if (run.GitCommit is { } commit) Row("commit", commit);
        Row("tool", run.ToolVersion);
        console.Write(grid);

        void Row(string name, string value) => grid.AddRow(new Markup($"[grey]{name}[/]"), new Markup(Markup.Escape(value)));
    }
}
