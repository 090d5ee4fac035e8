using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Assignments.Wire;

/// <summary>Writes errors in the shape of these surfaces: <c>error</c>, a literal name; <c>detail</c>, a text; <c>fields</c>, what is wrong with each.</summary>
internal static class WireErrors
{
    /// <summary>A field is missing, or not what it has to be.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>Turns what was thrown, and answers without a body, into them.</summary>
    public static void UseWireErrors(this IApplicationBuilder app) => app.UseCompatErrors(WireJson.Options, BodyOf);

    /// <summary>A refusal that names its field.</summary>
    public static CompatException Refusal(int status, string error, string message, string? field) => new(status, error, message)
    {
        Faults = field is null ? [] : [new FieldFault(error, [field], message, null)],
    };

    private static object BodyOf(CompatException error)
    {
        var fields = error.Faults.GroupBy(fault => fault.Place).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(fault => fault.Message)));
        return new ErrorBody(error.Detail.All(c => char.IsAsciiLetterLower(c) || c == '_') ? error.Detail : NameOf(error.Status), error.Message, fields);
    }

    private static string NameOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "not_logged_in",
        StatusCodes.Status403Forbidden => "not_allowed",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status405MethodNotAllowed => "wrong_method",
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status503ServiceUnavailable => "not_available",
        >= StatusCodes.Status500InternalServerError => "fault",
        _ => InvalidRequest,
    };

    private sealed record ErrorBody(string Error, string Detail, IReadOnlyDictionary<string, string> Fields);
}
