using System.Text.Json;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Reads failures that come under status 200, most of them in the middle of a stream.</summary>
internal static class MessageErrors
{
    /// <summary>The failure, with the status that it has when it comes before the answer.</summary>
    public static ModelError Read(JsonElement error) => ErrorBody.Read(error).ToError(Status(error.Text("type")));

    private static int Status(string? type) => type switch
    {
        "invalid_request_error" => 400,
        "authentication_error" => 401,
        "billing_error" => 402,
        "permission_error" => 403,
        "not_found_error" => 404,
        "request_too_large" => 413,
        "rate_limit_error" => 429,
        "timeout_error" => 504,
        "overloaded_error" => 529,
        _ => 500,
    };
}
