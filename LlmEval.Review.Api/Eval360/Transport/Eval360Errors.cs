using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>Writes errors in the shapes of this surface: <c>error</c> and <c>detail</c>; with status 422 <c>detail</c> is a list.</summary>
internal static class Eval360Errors
{
    /// <summary>Turns what was thrown, and answers without a body, into them.</summary>
    public static void UseEval360Errors(this IApplicationBuilder app) => app.UseCompatErrors(Eval360Json.Options, BodyOf);

    private static object BodyOf(CompatException error) => error.Status == StatusCodes.Status422UnprocessableEntity
        ? new InvalidBody(error.Message, FaultBody.ListOf(error))
        : new ErrorBody(error.Message, error.Detail);

    private sealed record ErrorBody(string Error, string Detail);

    private sealed record InvalidBody(string Error, IReadOnlyList<FaultBody> Detail);
}
