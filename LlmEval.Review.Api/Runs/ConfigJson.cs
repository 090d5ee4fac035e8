using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;

namespace LlmEval.Review.Api.Runs;

/// <summary>Reads stored configs as data.</summary>
internal static class ConfigJson
{
    /// <summary>The config, its references unexpanded; null when it cannot be read.</summary>
    public static JsonNode? Read(string yaml) =>
        YamlReader.Read(new SourceText("config", yaml), new DiagnosticBag()) is { } document ? NodeJson.Of(document) : null;
}
