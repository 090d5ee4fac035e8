using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Variables;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Writes a grammar as a file of JSON Schema, draft 2020-12, for editors.</summary>
internal static class SchemaFile
{
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file.</summary>
    /// <param name="shape">The shape of the document.</param>
    /// <param name="title">A few words.</param>
    /// <param name="references">Whether <c>${env:…}</c> may stand in place of values.</param>
    public static string Write(Shape shape, string title, bool references)
    {
        var schema = shape.ToSchema(references);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        if (references)
        {
            schema["$defs"] = new JsonObject
            {
                ["reference"] = new JsonObject
                {
                    ["description"] = "The value of an environment variable: ${env:NAME} or ${env:NAME:-default}.",
                    ["type"] = "string",
                    ["pattern"] = EnvReferences.SchemaPattern,
                },
            };
        }

        return schema.ToJsonString(Indented) + "\n";
    }
}
