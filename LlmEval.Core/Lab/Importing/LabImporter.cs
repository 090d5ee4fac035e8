using System.Text.Json;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Importing;

/// <summary>Reads prompts, configs and review prompts from the JSON of the original, of Langfuse and of this tool.</summary>
/// <remarks>
/// What an object is, its keys say: <c>messages</c>, a prompt; <c>prompt</c>, a prompt of Langfuse (and the config in it); <c>template</c>, a
/// review prompt; <c>model</c>, a config. A list of messages is a prompt as well. Lists of objects and the wrappers of the original's and
/// Langfuse's APIs (<c>prompts</c>, <c>configs</c>, <c>review_prompts</c>, <c>data</c>) are opened.
/// </remarks>
public static class LabImporter
{
    private static readonly JsonDocumentOptions Parsing = new() { AllowDuplicateProperties = false, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] Wrappers = ["prompts", "configs", "review_prompts", "reviewPrompts", "data"];

    /// <summary>Reads files.</summary>
    public static LabImport Read(IReadOnlyList<ImportFile> files)
    {
        var found = new Found();
        foreach (var file in files)
        {
            try
            {
                using var json = JsonDocument.Parse(file.Content, Parsing);
                Read(new ImportedObject(json.RootElement, file.Name, file.Stem, found.Problems), found);
            }
            catch (JsonException problem)
            {
                found.Problems.Add(new(file.Name, $"is no JSON: {problem.Message}"));
            }
            catch (InvalidOperationException)
            {
                found.Problems.Add(new(file.Name, "has text with half a surrogate pair (\\ud800 to \\udfff alone), which is no Unicode"));
            }
        }

        foreach (var twice in found.Prompts.CountBy(prompt => prompt.Name).Where(name => name.Value > 1)) found.Problems.Add(new(twice.Key, $"{twice.Value} prompts have this name: the last one counts"));
        foreach (var twice in found.Configs.CountBy(config => config.Name).Where(name => name.Value > 1)) found.Problems.Add(new(twice.Key, $"{twice.Value} configs have this name: the last one counts"));
        return new LabImport(Last(found.Prompts, prompt => prompt.Name), Last(found.Configs, config => config.Name), Last(found.ReviewPrompts, prompt => prompt.Name), found.Problems);
    }

    private static void Read(ImportedObject item, Found found)
    {
        if (item.Json.ValueKind == JsonValueKind.Array)
        {
            if (MessagesReader.LooksLikeMessages(item.Json)) Add(found.Prompts, PromptReader.OfMessages(item));
            else if (item.Json.GetArrayLength() == 0) item.Problem("", "is an empty list");
            else foreach (var (index, element) in item.Json.EnumerateArray().Index()) Read(item.At(element, $"[{index}]", $"{item.Stem}-{index + 1}"), found);
            return;
        }

        if (item.Json.ValueKind != JsonValueKind.Object)
        {
            item.Problem("", "is neither an object nor a list of objects");
            return;
        }

        if (item.Has("messages")) Add(found.Prompts, PromptReader.OfObject(item));
        else if (item.Has("prompt")) ReadLangfuse(item, found);
        else if (item.Has("template")) Add(found.ReviewPrompts, ReviewPromptReader.Read(item));
        else if (item.Has("model")) Add(found.Configs, ConfigReader.Read(item));
        else if (Wrappers.Where(item.Has).ToList() is { Count: > 0 } wrappers)
            foreach (var wrapper in wrappers) Read(item.At(item.Json.GetProperty(wrapper), $".{wrapper}", item.Stem), found);
        else item.Problem("", "has none of messages, prompt (Langfuse), template (a review prompt) and model (a config)");
    }

    private static void ReadLangfuse(ImportedObject item, Found found)
    {
        Add(found.Prompts, LangfuseReader.Prompt(item));
        if (item.Json.TryGetProperty("config", out var config) && config.ValueKind == JsonValueKind.Object && config.TryGetProperty("model", out _))
            Add(found.Configs, ConfigReader.Read(item.At(config, ".config", item.Text("name") ?? item.Stem)));
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null) list.Add(item);
    }

    private static IReadOnlyList<T> Last<T>(List<T> items, Func<T, string> name) => [.. items.GroupBy(name).Select(group => group.Last())];

    private sealed class Found
    {
        public List<LabPrompt> Prompts { get; } = [];

        public List<LabConfig> Configs { get; } = [];

        public List<ReviewPrompt> ReviewPrompts { get; } = [];

        public List<LabProblem> Problems { get; } = [];
    }
}
