using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using Spectre.Console;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>What runs came to: a table of configs for each prompt, what failed, and where to look next.</summary>
internal static class RunsView
{
    private const int ErrorWidth = 100;
    private const int MostErrors = 5;

    /// <summary>Writes it.</summary>
    public static void Write(ToolContext context, IReadOnlyList<LabRun> runs, LabEvidence evidence)
    {
        foreach (var prompt in runs.GroupBy(run => run.Prompt, StringComparer.Ordinal))
        {
            var ids = prompt.Select(run => run.Id).ToHashSet();
            var made = evidence with { Experiments = [.. evidence.Experiments.Where(experiment => ids.Contains(experiment.Run))] };
            StatisticsView.Write(context, $"{prompt.Key} · {(ids.Count == 1 ? prompt.First().Id : $"{ids.Count} runs")}", made);
            WriteErrors(context, [.. prompt]);
        }

        if (runs.LastOrDefault(run => run.Status.IsAtRest() && run.EvalRun is not null) is not { } last) return;
        var isScored = evidence.AiScores.Any(score => evidence.Experiments.Any(experiment => experiment.Id == score.Experiment));
        context.Error.WriteLine(isScored ? $"Next: llm-eval lab rank {last.Id}" : $"Next: llm-eval lab judge {last.Id} --review-prompt ID");
        context.Error.WriteLine($"      llm-eval lab analyze --prompt '{last.Prompt}'");
        context.Error.WriteLine("      llm-eval serve, then the Lab section");
    }

    private static void WriteErrors(ToolContext context, IReadOnlyList<LabRun> runs)
    {
        foreach (var run in runs.Where(run => run.Error is not null).Take(MostErrors))
            context.Error.WriteLine($"{run.Id}: {LabFormat.Word(run.Status)}: {Format.FirstLine(run.Error, ErrorWidth * 3)}");
    }
}
