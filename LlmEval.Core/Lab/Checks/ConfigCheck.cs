using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Checks;

/// <summary>Checks configs before they are kept.</summary>
public static class ConfigCheck
{
    private static readonly string[] Verbosities = ["low", "medium", "high"];

    /// <summary>What is wrong with a config. Whether its connection exists is for the one who knows the connections.</summary>
    public static IReadOnlyList<LabProblem> Of(LabConfig config) =>
    [
        .. NameCheck.Of(config.Name),
        .. string.IsNullOrWhiteSpace(config.Model) ? [new LabProblem("model", "is empty: give the model's name at its provider")] : Array.Empty<LabProblem>(),
        .. string.IsNullOrWhiteSpace(config.Connection) ? [new LabProblem("connection", "is empty")] : Array.Empty<LabProblem>(),
        .. Of(config.Parameters),
    ];

    /// <summary>What is wrong with parameters: ranges that all providers share.</summary>
    public static IEnumerable<LabProblem> Of(ModelParameters parameters)
    {
        if (parameters.Temperature is not (null or (>= 0 and <= 2))) yield return new("temperature", "must be from 0 to 2");
        if (parameters.TopP is not (null or (> 0 and <= 1))) yield return new("top_p", "must be above 0 and at most 1");
        if (parameters.MaxOutputTokens is not (null or > 0)) yield return new("max_output_tokens", "must be above 0");
        if (parameters.FrequencyPenalty is not (null or (>= -2 and <= 2))) yield return new("frequency_penalty", "must be from -2 to 2");
        if (parameters.PresencePenalty is not (null or (>= -2 and <= 2))) yield return new("presence_penalty", "must be from -2 to 2");
        if (parameters.Verbosity is { } verbosity && !Verbosities.Contains(verbosity))
            yield return new("verbosity", $"'{verbosity}' is not one of: {string.Join(", ", Verbosities)}");
        // Providers add efforts with every generation of models: which they know is theirs to say.
        if (parameters.ReasoningEffort is { } effort && (effort.Length == 0 || !effort.All(char.IsAsciiLetterLower)))
            yield return new("reasoning_effort", $"'{effort}' is no word in lower case, e.g. minimal, low, medium, high");
        if (parameters.Stop.Any(string.IsNullOrEmpty)) yield return new("stop", "has an empty text");
    }
}
