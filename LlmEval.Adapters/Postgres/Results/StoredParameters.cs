using System.Text.Json;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Results;

/// <summary>The stored form of a model's parameters: canonical JSON that <c>jsonb</c> takes.</summary>
internal static class StoredParameters
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes the stored form.</summary>
    public static string Write(ModelParameters parameters) => CanonicalJson.Serialize(With(parameters, StoredText.Encode));

    /// <summary>Reads the stored form.</summary>
    public static ModelParameters Read(string json) => With(JsonSerializer.Deserialize<ModelParameters>(json, Snake)!, StoredText.Decode);

    // jsonb refuses what text refuses.
    private static ModelParameters With(ModelParameters parameters, Func<string, string> change) => parameters with
    {
        Stop = [.. parameters.Stop.Select(change)],
        ReasoningEffort = parameters.ReasoningEffort is { } effort ? change(effort) : null,
        Verbosity = parameters.Verbosity is { } verbosity ? change(verbosity) : null,
    };
}
