using System.Text.Json;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.Core.Lab.Importing;

/// <summary>Reads prompts of the original: a list of messages, or an object around it.</summary>
internal static class PromptReader
{
    private static readonly string[] Lifted = ["description", "category", "tags"];

    /// <summary>A prompt of which there are messages alone.</summary>
    public static LabPrompt? OfMessages(ImportedObject list) =>
        MessagesReader.Read(list) is { } messages ? Checked(list, new LabPrompt { Name = list.Stem, Version = 1, Messages = messages }) : null;

    /// <summary>
    /// A prompt with name, description, category, tags, rows. What stands under <c>metadata</c> is lifted where the object itself says
    /// nothing; the rest of it is kept as text.
    /// </summary>
    public static LabPrompt? OfObject(ImportedObject item)
    {
        var metadata = item.Field("metadata") is { ValueKind: JsonValueKind.Object } given ? item.At(given, ".metadata", "") : null;
        if (MessagesReader.Read(item.At(item.Field("messages")!.Value, ".messages", "")) is not { } messages) return null;
        var tags = item.Texts("tags");
        return Checked(item, new LabPrompt
        {
            Name = item.Text("name") ?? item.Stem,
            Version = 1,
            Messages = messages,
            Rows = Rows(item),
            Description = item.Text("description") ?? metadata?.Text("description"),
            Category = item.Text("category") ?? metadata?.Text("category"),
            Tags = tags.Count > 0 ? tags : metadata?.Texts("tags") ?? [],
            Metadata = metadata is null ? new Dictionary<string, string>() : Rest(metadata.Json),
        });
    }

    /// <summary>The prompt, unless its name cannot be one.</summary>
    public static LabPrompt? Checked(ImportedObject item, LabPrompt prompt)
    {
        var problems = NameCheck.Of(prompt.Name);
        foreach (var problem in problems) item.Problem($".{problem.Place}", problem.Message);
        foreach (var problem in PromptCheck.Of(prompt.Messages, prompt.Rows).Problems) item.Problem($".{problem.Place}", problem.Message);
        return problems.Count == 0 ? prompt : null;
    }

    private static List<LabRow> Rows(ImportedObject item)
    {
        if (item.Field("rows") is not { } rows) return [];
        if (rows.ValueKind == JsonValueKind.Array)
            return [.. rows.EnumerateArray().Index().Select(row => JsonlRows.Row(row.Item, row.Index + 1, $"{item.Place}.rows[{row.Index}]", item.Problems)).OfType<LabRow>()];
        item.Problem(".rows", "must be a list of objects");
        return [];
    }

    private static Dictionary<string, string> Rest(JsonElement metadata) => metadata.EnumerateObject()
        .Where(property => !Lifted.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null)
        .ToDictionary(property => property.Name, property => property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText());
}
