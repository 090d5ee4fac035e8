using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>What a run is to ask of whom, in the versions of now; checked.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Configs">The configs, at least one.</param>
/// <param name="ReviewPrompt">The review prompt; null for none.</param>
internal sealed record LabAsked(LabPrompt Prompt, IReadOnlyList<LabConfig> Configs, ReviewPrompt? ReviewPrompt)
{
    /// <summary>A run that asks it.</summary>
    public LabRun NewRun(string id, DateTimeOffset now) => new()
    {
        Id = id,
        Prompt = Prompt.Name,
        PromptVersion = Prompt.Version,
        Configs = [.. Configs.Select(config => new LabConfigRef(config.Name, config.Version))],
        ReviewPrompt = ReviewPrompt?.Id,
        Status = LabRunStatus.Running,
        StartedAt = now,
        PlannedExperiments = Configs.Count * Math.Max(1, Prompt.Rows.Count),
    };
}
