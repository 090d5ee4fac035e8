using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Lab.Checks;
using LlmEval.Core.Lab.Prompts;
using LlmEval.Review.Api.Compatibility;
using LlmEval.Review.Api.PromptLab.Transport;

namespace LlmEval.Review.Api.PromptLab.Catalogue;

/// <summary>Reads prompts. What is wrong is noted with the fields.</summary>
internal static class PromptReading
{
    private const int MostMessages = 1_000;
    private const int MostRows = 1_000;

    /// <summary>A new one.</summary>
    public static LabPrompt ReadNew(string name, LabInput input)
    {
        input.Refuse(NameCheck.Of(name));
        return Change(new LabPrompt { Name = name, Version = 1, Messages = [] }, input);
    }

    /// <summary>One with the fields that the request has; null clears description and category.</summary>
    public static LabPrompt Change(LabPrompt prompt, LabInput input)
    {
        var fields = input.Fields;
        var changed = prompt with
        {
            Messages = fields.IsNull("messages") ? prompt.Messages : ReadMessages(fields),
            Description = fields.Has("description") ? input.Words("description") : prompt.Description,
            Category = fields.Has("category") ? input.Words("category") : prompt.Category,
            Tags = fields.IsNull("tags") ? prompt.Tags : fields.Texts("tags"),
            Rows = fields.IsNull("rows") ? prompt.Rows : [.. fields.RequiredObjects("rows", MostRows).Select(ReadRow)],
        };
        input.Refuse(PromptCheck.Of(changed.Messages, changed.Rows).Problems);
        return changed;
    }

    private static IReadOnlyList<ChatMessage> ReadMessages(JsonFields fields) =>
        [.. fields.RequiredObjects("messages", MostMessages).Select(message => new ChatMessage(message.RequiredName<ChatRole>("role"), message.RequiredText("content")))];

    private static LabRow ReadRow(JsonFields fields) => new(fields.RequiredText("name"), fields.RequiredTextsByName("values"));
}
