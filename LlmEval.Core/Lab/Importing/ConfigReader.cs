using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;

namespace LlmEval.Core.Lab.Importing;

/// <summary>Reads configs: the parameter keys of the original and of Langfuse, with OpenAI's names for the token limit.</summary>
internal static class ConfigReader
{
    private static readonly string[] Limits = ["max_output_tokens", "max_completion_tokens", "max_tokens", "maxOutputTokens"];

    private static readonly string[] Known =
    [
        "name", "model", "connection", "description", "temperature", "top_p", "topP", .. Limits, "verbosity", "reasoning_effort", "reasoningEffort",
        "frequency_penalty", "frequencyPenalty", "presence_penalty", "presencePenalty", "stop", "seed",
    ];

    // What the original's API tells of a config besides.
    private static readonly string[] Figures =
    [
        "id", "version", "created_at", "updated_at", "is_active", "unacceptable_count", "avg_duration_seconds", "avg_cost_usd", "avg_ai_score", "ai_evaluation_count", "metadata",
    ];

    /// <summary>A config. Null with problems when it is broken; keys that are not known are noted and left out.</summary>
    public static LabConfig? Read(ImportedObject item)
    {
        var before = item.Problems.Count;
        var limit = item.Integer(Limits);
        if (limit > int.MaxValue) item.Problem($".{Limits[0]}", "is too large");
        var tokens = limit is null ? (int?)null : (int)Math.Clamp(limit.Value, int.MinValue, int.MaxValue);
        var config = new LabConfig
        {
            Name = item.Text("name") ?? item.Stem,
            Version = 1,
            Connection = item.Text("connection") ?? LabConnection.DefaultName,
            Model = item.Text("model") ?? "",
            Description = item.Text("description"),
            Parameters = new ModelParameters
            {
                Temperature = item.Number("temperature"),
                TopP = item.Number("top_p", "topP"),
                MaxOutputTokens = tokens,
                Verbosity = item.Text("verbosity"),
                ReasoningEffort = item.Text("reasoning_effort") ?? item.Text("reasoningEffort"),
                FrequencyPenalty = item.Number("frequency_penalty", "frequencyPenalty"),
                PresencePenalty = item.Number("presence_penalty", "presencePenalty"),
                Stop = item.Texts("stop"),
                Seed = item.Integer("seed"),
            },
        };
        foreach (var problem in ConfigCheck.Of(config)) item.Problem($".{problem.Place}", problem.Message);
        var isBroken = item.Problems.Count > before;
        foreach (var unknown in item.Json.EnumerateObject().Select(property => property.Name).Except(Known).Except(Figures)) item.Problem($".{unknown}", "is not known and was left out");
        return isBroken ? null : config;
    }
}
