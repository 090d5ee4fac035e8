using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>The body of a Messages call. What is not set is not sent, but for <c>max_tokens</c>, which the API requires.</summary>
/// <param name="Fields">The fields by name.</param>
internal sealed record MessagesRequestBody(IReadOnlyDictionary<string, JsonElement> Fields)
{
    /// <summary>No fields.</summary>
    public static readonly IReadOnlyDictionary<string, JsonElement> None = new Dictionary<string, JsonElement>();

    /// <summary>Writes the body.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dialect">Which parameters it takes, and how.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="form">How the answer is held to the request's schema.</param>
    public static MessagesRequestBody Write(string model, MessagesDialect dialect, ModelRequest request, AnswerForm form = AnswerForm.Schema)
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
        WriteOutput(MessagesDialect.Effort(parameters), form == AnswerForm.Schema ? request.AnswerSchema : null);
        if (form == AnswerForm.Tool && request.AnswerSchema is { } tool)
        {
            Set("tools", new[] { new { name = tool.Name, description = tool.Description, input_schema = Schema(tool) } });
            Set("tool_choice", new { type = "tool", name = tool.Name });
        }

        return new(fields);

        void WriteOutput(string? effort, AnswerSchema? schema)
        {
            var output = new Dictionary<string, object>();
            if (effort is not null) output["effort"] = effort;
            if (schema is not null) output["format"] = new { type = "json_schema", schema = Schema(schema) };
            if (output.Count > 0) Set("output_config", output);
        }

        void Set<T>(string name, T value) => fields[name] = JsonSerializer.SerializeToElement(value);
    }

    private static JsonElement Schema(AnswerSchema schema) => JsonSerializer.Deserialize<JsonElement>(schema.Json);
}
