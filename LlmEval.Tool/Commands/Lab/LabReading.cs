using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Reads what figures are made of.</summary>
internal static class LabReading
{
    /// <summary>The evidence on a prompt; null for all prompts.</summary>
    public static async Task<LabEvidence> ReadAsync(LabAccess lab, string? prompt, CancellationToken cancellationToken) => new()
    {
        Experiments = await lab.Experiments.ReadFactsAsync(new ExperimentFilter { Prompt = prompt }, cancellationToken),
        Batches = await lab.Scoring.ListBatchesAsync(prompt, run: null, cancellationToken),
        AiScores = await lab.Scoring.ReadScoresAsync(prompt, cancellationToken),
        Rankings = await lab.Scoring.ReadRankingsAsync(prompt, cancellationToken),
        ManualScores = await lab.Scoring.ReadManualScoresAsync(prompt, cancellationToken),
    };

    /// <summary>The evidence on some runs alone.</summary>
    public static async Task<LabEvidence> ReadAsync(LabAccess lab, IReadOnlyList<LabRun> runs, CancellationToken cancellationToken)
    {
        var prompts = runs.Select(run => run.Prompt).Distinct().ToList();
        var all = await ReadAsync(lab, prompts.Count == 1 ? prompts[0] : null, cancellationToken);
        var ids = runs.Select(run => run.Id).ToHashSet();
        return all with { Experiments = [.. all.Experiments.Where(experiment => ids.Contains(experiment.Run))] };
    }
}
