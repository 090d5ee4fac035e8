using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.PromptLab.Transport;

/// <summary>
/// Writes errors in the shape of this surface: <c>detail</c>, a list with status 422, and always a text <c>message</c>, as pages that were
/// made for the original show a list as <c>[object Object]</c>.
/// </summary>
internal static class PromptLabErrors
{
    /// <summary>Turns what was thrown, and answers without a body, into them.</summary>
    public static void UsePromptLabErrors(this IApplicationBuilder app) => app.UseCompatErrors(PromptLabJson.Options, BodyOf);

    private static object BodyOf(CompatException error) => error.Status == StatusCodes.Status422UnprocessableEntity
        ? new InvalidBody(FaultBody.ListOf(error), error.Message)
        : new ErrorBody(error.Detail, error.Message);

    private sealed record ErrorBody(string Detail, string Message);

    private sealed record InvalidBody(IReadOnlyList<FaultBody> Detail, string Message);
}
