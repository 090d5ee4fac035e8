using System.Text.Json;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Assignments.Wire;

/// <summary>The JSON object that a request carries. Handlers take it as a parameter, read what they need and then call <see cref="Check"/>. Types are strict: this wire has no forms.</summary>
internal sealed class WireBody
{
    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    private readonly JsonElement root;
    private readonly List<FieldFault> faults = [];

    private WireBody(JsonElement root) => this.root = root;

    /// <summary>Binds a handler's parameter.</summary>
    /// <exception cref="CompatException">It is not a JSON object, with status 400.</exception>
    public static async ValueTask<WireBody> BindAsync(HttpContext context)
    {
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, Once, context.RequestAborted);
            context.Response.RegisterForDispose(document);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new WireBody(document.RootElement);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // Said below; what stands in it may be a secret. The second is what half a surrogate pair in a name makes.
        }

        throw new CompatException(StatusCodes.Status400BadRequest, WireErrors.InvalidRequest, "The body is no JSON object.");
    }

    /// <summary>A text that has to be there.</summary>
    public string Text(string name) => Find(name) is { } value ? TextOf(value, name) : "";

    /// <summary>A whole number that has to be there.</summary>
    public int Number(string name)
    {
        if (Find(name) is not { } value) return 0;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)) return number;
        Add(name, "has to be a whole number");
        return 0;
    }

    /// <summary>A list of texts that has to be there; it may be empty.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) is { } value ? [.. Items(value, name).Select(item => TextOf(item, name))] : [];

    /// <summary>Files; none when they are not there.</summary>
    public IReadOnlyList<WireAttachment> Attachments(string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        return [.. Items(value, name).Select(item => new WireAttachment(PartOf(item, name, "name"), PartOf(item, name, "url")))];
    }

    /// <summary>Refuses the request when anything that was read is not what it has to be.</summary>
    /// <exception cref="CompatException">Something is not, with status 400.</exception>
    public void Check()
    {
        if (faults.Count == 0) return;
        var message = string.Join(" ", faults.DistinctBy(fault => fault.Place).Select(fault => $"{fault.Place} {fault.Message}."));
        throw new CompatException(StatusCodes.Status400BadRequest, WireErrors.InvalidRequest, message) { Faults = [.. faults.DistinctBy(fault => fault.Place)] };
    }

    private JsonElement? Find(string name)
    {
        if (root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null) return value;
        Add(name, "is missing");
        return null;
    }

    private List<JsonElement> Items(JsonElement value, string name)
    {
        if (value.ValueKind == JsonValueKind.Array) return [.. value.EnumerateArray()];
        Add(name, "has to be a list");
        return [];
    }

    private string PartOf(JsonElement item, string name, string part)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(part, out var value)) return TextOf(value, name);
        Add(name, "has to be a list of objects with name and url");
        return "";
    }

    private string TextOf(JsonElement value, string name)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.String) return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped.
        }

        Add(name, "has to be text");
        return "";
    }

    private void Add(string name, string message) => faults.Add(new FieldFault(WireErrors.InvalidRequest, [name], message, null));
}
