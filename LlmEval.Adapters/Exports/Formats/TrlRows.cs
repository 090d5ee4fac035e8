using LlmEval.Adapters.Reports.Documents;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>Rows of TRL's dataset types, with exactly the columns that its trainers take.</summary>
/// <remarks>Hugging Face TRL, "Dataset formats and types": preference (explicit and implicit prompt) and unpaired preference.</remarks>
internal static class TrlRows
{
    /// <summary>Preference, standard: texts.</summary>
    public static IEnumerable<object> Standard(ExportedPreference item, long rows) =>
        [new Preference<string>(item.PromptText, item.Chosen, item.Rejected)];

    /// <summary>Preference, conversational: lists of messages, the prompt apart.</summary>
    public static IEnumerable<object> Conversational(ExportedPreference item, long rows) =>
        [new Preference<IReadOnlyList<MessagePart>>(item.Prompt, [Answer(item.Chosen)], [Answer(item.Rejected)])];

    /// <summary>Preference with implicit prompt, conversational: two whole conversations that begin alike.</summary>
    public static IEnumerable<object> ImplicitPrompt(ExportedPreference item, long rows) =>
        [new Conversations([.. item.Prompt, Answer(item.Chosen)], [.. item.Prompt, Answer(item.Rejected)])];

    /// <summary>Unpaired preference, standard (KTO): a row for each response, the better one first.</summary>
    public static IEnumerable<object> Unpaired(ExportedPreference item, long rows) =>
        [new Labelled(item.PromptText, item.Chosen, true), new Labelled(item.PromptText, item.Rejected, false)];

    private static MessagePart Answer(string text) => new("assistant", text);

    private sealed record Preference<T>(T Prompt, T Chosen, T Rejected);

    private sealed record Conversations(IReadOnlyList<MessagePart> Chosen, IReadOnlyList<MessagePart> Rejected);

    private sealed record Labelled(string Prompt, string Completion, bool Label);
}
