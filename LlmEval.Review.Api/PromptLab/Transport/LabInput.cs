using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Core.Lab;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.PromptLab.Transport;

/// <summary>
/// What a request says, wherever it stands. The original takes most values of a change from the query, lists from a body that is a bare
/// array, and its own pages send them elsewhere: here each may stand in the query (lists repeated, also as <c>name[]</c>) or in the fields
/// of a JSON object, and the endpoint's list may be the whole body. The query wins. Handlers take this as a parameter, read what they need
/// and then call <see cref="Check"/>.
/// </summary>
internal sealed class LabInput
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    private readonly Faults faults;

    private LabInput(JsonElement merged, IReadOnlySet<string> inQuery, Faults faults)
    {
        this.faults = faults;
        Fields = new JsonFields(merged, name => [inQuery.Contains(name) ? "query" : "body", name], faults);
    }

    /// <summary>What it says, by name.</summary>
    public JsonFields Fields { get; }

    /// <summary>Binds a handler's parameter.</summary>
    /// <exception cref="CompatException">The body is not JSON, or neither an object nor a list that the endpoint takes, with status 422.</exception>
    public static async ValueTask<LabInput> BindAsync(HttpContext context)
    {
        var found = new Faults();
        var lists = context.GetEndpoint()?.Metadata.GetMetadata<Lists>()?.Names ?? [];
        var merged = await ReadBodyAsync(context, lists, found);
        HashSet<string> inQuery = [];
        foreach (var (key, values) in context.Request.Query)
        {
            var name = key.EndsWith("[]", StringComparison.Ordinal) ? key[..^2] : key;
            inQuery.Add(name);
            merged[name] = lists.Contains(name) ? ListOf(values) : values[^1];
        }

        return new LabInput(ToElement(merged, found), inQuery, found);
    }

    /// <summary>A text; null when it is not there or has nothing in it.</summary>
    public string? Words(string name) => Fields.Text(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text that has to be there and to have something in it.</summary>
    public string RequiredWords(string name) => Fields.RequiredText(name, text => !string.IsNullOrWhiteSpace(text), "a text with something in it");

    /// <summary>Notes what is wrong with what was read from it.</summary>
    /// <param name="problems">What.</param>
    /// <param name="suffix">What the names of the fields end with here.</param>
    public void Refuse(IEnumerable<LabProblem> problems, string suffix = "")
    {
        foreach (var problem in problems)
        {
            var path = problem.Place.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
            Fields.Refuse(path[0] + suffix, "value_error", problem.Message, [.. path[1..].Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var index) ? (object)index : part)]);
        }
    }

    /// <summary>Refuses the request when anything that was read is not what it has to be.</summary>
    /// <exception cref="CompatException">Something is not, with status 422.</exception>
    public void Check() => faults.ThrowIfAny();

    private static async Task<JsonObject> ReadBodyAsync(HttpContext context, IReadOnlyList<string> lists, Faults faults)
    {
        var text = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
        if (string.IsNullOrWhiteSpace(text)) return [];
        try
        {
            switch (JsonNode.Parse(text, documentOptions: Once))
            {
                case JsonObject fields: return fields;
                case JsonArray list when lists is [var name, ..]: return new JsonObject { [name] = list };
                // What the original takes for a body without values.
                case null: return [];
            }

            faults.Add("model_attributes_type", ["body"], "Input should be a valid dictionary or object to extract fields from", text);
        }
        catch (JsonException e)
        {
            faults.Add("json_invalid", ["body", e.BytePositionInLine ?? 0], $"JSON decode error in line {(e.LineNumber ?? 0) + 1}", "{}");
        }

        throw faults.ToException();
    }

    // Lists of objects stand in a query as JSON: each by itself, or all of them.
    private static JsonArray ListOf(IReadOnlyList<string?> values)
    {
        if (values is [['[', ..] all] && Parse(all) is JsonArray list) return list;
        return [.. values.Select(value => value is ['{', ..] && Parse(value) is JsonObject item ? item : (JsonNode?)value)];
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Once);
        }
        catch (JsonException)
        {
            // A text that only looks like JSON.
            return null;
        }
    }

    private static JsonElement ToElement(JsonObject merged, Faults faults)
    {
        try
        {
            return JsonSerializer.SerializeToElement(merged);
        }
        catch (JsonException)
        {
            faults.Add("json_invalid", ["body"], "A text has half of a surrogate pair", "{}");
            throw faults.ToException();
        }
    }

    /// <summary>The lists that an endpoint takes.</summary>
    /// <param name="Names">Their names; the first one may also be the whole body.</param>
    internal sealed record Lists(IReadOnlyList<string> Names);
}

/// <summary>Says which lists an endpoint takes.</summary>
internal static class LabLists
{
    /// <summary>The first one may also be the whole body.</summary>
    public static RouteHandlerBuilder WithLists(this RouteHandlerBuilder endpoint, params string[] names) => endpoint.WithMetadata(new LabInput.Lists(names));
}
