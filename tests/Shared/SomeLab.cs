using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Tests.Shared;

/// <summary>Valid records of the prompt lab; a test changes what it is about with <c>with</c>.</summary>
internal static class SomeLab
{
    /// <summary>A name that nothing else has.</summary>
    public static string Name(string word) => $"{word}-{Guid.CreateVersion7():N}";

    public static LabPrompt Prompt(string? name = null) => new()
    {
        Name = name ?? Name("prompt"),
        Version = 1,
        Messages = [new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, "Explain recursion.")],
        Description = "Asks for an explanation.",
        Category = "explaining",
        Tags = ["short", "code"],
        Metadata = new Dictionary<string, string> { ["owner"] = "ann", ["a"] = "b" },
    };

    public static LabConfig Config(string? name = null) => new()
    {
        Name = name ?? Name("config"),
        Version = 1,
        Model = "gpt-5-mini",
        Parameters = new ModelParameters { MaxOutputTokens = 8000, ReasoningEffort = "low", Verbosity = "medium" },
        Description = "Cheap.",
    };

    public static ReviewPrompt ReviewPrompt(string? id = null) => new()
    {
        Id = id ?? Name("review"),
        Name = Name("Review"),
        Version = 1,
        Description = "Ranks explanations.",
        Template = "Rank {all_responses} to {original_prompt} of {num_configs}.",
        Criteria = ["clarity", "accuracy"],
        DefaultModel = "gpt-5",
        CreatedBy = "ann",
    };

    /// <summary>A run of a stored prompt with stored configs, as it is when it was just asked for.</summary>
    public static LabRun Run(LabPrompt prompt, params IReadOnlyList<LabConfig> configs) => new()
    {
        Id = $"run_{Guid.CreateVersion7():N}",
        Prompt = prompt.Name,
        PromptVersion = prompt.Version,
        Configs = [.. configs.Select(config => new LabConfigRef(config.Name, config.Version))],
        Status = LabRunStatus.Running,
        StartedAt = Some.Time,
        PlannedExperiments = configs.Count,
    };

    public static LabSession Session(LabPrompt prompt, int runs = 3) => new()
    {
        Id = $"session_{Guid.CreateVersion7():N}",
        Prompt = prompt.Name,
        Runs = runs,
        Status = LabSessionStatus.Running,
        RequestedBy = "ann",
        CreatedAt = Some.Time,
        UpdatedAt = Some.Time,
    };
}
