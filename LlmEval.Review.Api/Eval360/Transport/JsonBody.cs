using System.Text.Json;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>The JSON object that a request carries. Handlers take it as a parameter, read the <see cref="Fields"/> and then call <see cref="Check"/>.</summary>
internal sealed class JsonBody
{
    private readonly Faults faults;

    private JsonBody(JsonElement root, Faults faults)
    {
        this.faults = faults;
        Fields = new JsonFields(root, ["body"], faults);
    }

    /// <summary>What stands in it.</summary>
    public JsonFields Fields { get; }

    /// <summary>Binds a handler's parameter.</summary>
    /// <exception cref="CompatException">It is not a JSON object, with status 422.</exception>
    public static async ValueTask<JsonBody> BindAsync(HttpContext context)
    {
        var found = new Faults();
        try
        {
            var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
            context.Response.RegisterForDispose(document);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new JsonBody(document.RootElement, found);
            found.Add("model_attributes_type", ["body"], "Input should be a valid dictionary or object to extract fields from", document.RootElement.GetRawText());
        }
        catch (JsonException e)
        {
            found.Add("json_invalid", ["body", e.BytePositionInLine ?? 0], $"JSON decode error in line {(e.LineNumber ?? 0) + 1}", "{}");
        }

        throw found.ToException();
    }

    /// <summary>Refuses the request when anything that was read is not what it has to be.</summary>
    /// <exception cref="CompatException">Something is not, with status 422.</exception>
    public void Check() => faults.ThrowIfAny();
}
