using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmEval.Review.Api.Contract;

/// <summary>How this API writes and reads JSON.</summary>
internal static class ApiJson
{
    /// <summary>camelCase, enumerations by their stored names, nothing that is not in the contract.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
