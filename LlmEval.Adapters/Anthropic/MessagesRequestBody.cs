using System.Text.Json;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>The body of a Messages call. What is not set is not sent, but for <c>max_tokens</c>, which the API requires.</summary>
/// <param name="Fields">The fields by name.</param>
internal sealed record MessagesRequestBody(IReadOnlyDictionary<string, JsonElement> Fields)
{
    /// <summary>No fields.</summary>
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();

    /// <summary>Writes the body.</summary>
    public static MessagesRequestBody Write(string model, MessagesDialect dialect, ModelRequest request)
    {
        var parameters = request.Parameters;
        var fields = new Dictionary<string, JsonElement>();
        Set("model", model);
        Set("max_tokens", parameters.MaxOutputTokens ?? dialect.DefaultMaxTokens);
        // The API has no role for instructions: they stand beside the conversation.
        var system = request.Messages.Where(message => message.Role == ChatRole.System).Select(message => message.Content).ToList();
        if (system.Count > 0) Set("system", string.Join("\n\n", system));
        Set("messages", request.Messages
            .Where(message => message.Role != ChatRole.System)
            .Select(message => new { role = message.Role == ChatRole.User ? "user" : "assistant", content = message.Content }));
        if (parameters.Temperature is { } temperature) Set("temperature", temperature);
        if (parameters.TopP is { } topP) Set("top_p", topP);
        if (parameters.Stop.Count > 0) Set("stop_sequences", parameters.Stop);
        if (dialect.Thinking(parameters) is { } thinking) Set("thinking", new { type = thinking });
        if (MessagesDialect.Effort(parameters) is { } effort) Set("output_config", new { effort });
        return new(fields);

        void Set<T>(string name, T value) => fields[name] = JsonSerializer.SerializeToElement(value);
    }
}
