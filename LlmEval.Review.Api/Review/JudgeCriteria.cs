using System.Text.Json.Nodes;
using LlmEval.Core.Judging.Prompting;
using LlmEval.Review.Api.Runs;

namespace LlmEval.Review.Api.Review;

/// <summary>What a good response is, in the words that the judge was given.</summary>
internal static class JudgeCriteria
{
    /// <summary>The criteria of a config, else the built-in ones.</summary>
    /// <param name="configYaml">The config as written.</param>
    public static string Of(string configYaml) =>
        ConfigJson.Read(configYaml) is JsonObject config && config["judge"] is JsonObject judge && judge["criteria"] is JsonValue criteria && criteria.TryGetValue(out string? text)
            ? text.Trim()
            : JudgePrompt.DefaultCriteria.Trim();
}
