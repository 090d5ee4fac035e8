using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using LlmEval.Core.Domain.Identity;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LlmEval.Review.Api.Contract;

/// <summary>The OpenAPI document of this API.</summary>
internal static class OpenApiContract
{
    /// <summary>The document's name, also in <c>/openapi/v1.json</c>.</summary>
    public const string Name = "v1";

    private const string ObservatoryNamespace = "LlmEval.Review.Api.Observatory";

    private static readonly HashSet<string> Ambiguous =
    [
        .. typeof(OpenApiContract).Assembly.GetTypes().Where(type => !type.IsNested).GroupBy(type => type.Name).Where(same => same.Skip(1).Any()).Select(same => same.Key),
    ];

    /// <summary>Says what the generator cannot know.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "LLM-Eval",
                Version = Name,
                Description = "Runs, reviews, judgments and preferences. Lists are paged by `after`, the `next` of the page before. Changes that are not made "
                    + "with a bearer token carry the `csrfToken` of `GET /api/v1/me` as `X-CSRF-Token`. Errors are problem documents (RFC 9457).",
            };
            // The address that the document was read from is not part of the contract.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            // A list in a query may be left out: it is empty then.
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                if (parameter is { In: ParameterLocation.Query, Schema.Type: JsonSchemaType.Array }) parameter.Required = false;
            }

            return Task.CompletedTask;
        });
        options.CreateSchemaReferenceId = SchemaName;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
            if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Named<>)) WriteNames(schema, type.GetGenericArguments()[0]);
            else if (type.IsEnum) WriteNames(schema, type);
            return Task.CompletedTask;
        });
    }

    // The generator would take two records of one name for one schema, whatever their namespaces: those of the observatory then carry its name.
    private static string? SchemaName(JsonTypeInfo info)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        return name is not null && Ambiguous.Contains(name) && info.Type.Namespace?.StartsWith(ObservatoryNamespace, StringComparison.Ordinal) is true ? $"Observatory{name}" : name;
    }

    private static void WriteNames(OpenApiSchema schema, Type type)
    {
        var names = (IReadOnlyList<string>)typeof(NameOf<>).MakeGenericType(type).GetProperty(nameof(NameOf<>.All))!.GetValue(null)!;
        schema.Type = schema.Type is { } known && known.HasFlag(JsonSchemaType.Null) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Properties = null;
        schema.AdditionalPropertiesAllowed = true;
        schema.Enum = [.. names.Select(name => (JsonNode)JsonValue.Create(name)!)];
    }
}
