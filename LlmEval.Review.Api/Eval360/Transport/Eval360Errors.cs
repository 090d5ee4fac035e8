using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Eval360.Transport;

/// <summary>Writes errors in the shapes of this surface: <c>error</c> and <c>detail</c>; with status 422 <c>detail</c> is a list.</summary>
internal static class Eval360Errors
{
    /// <summary>Turns what was thrown, and answers without a body, into them.</summary>
    public static void UseEval360Errors(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: there is nobody to answer.
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var error = ErrorOf(e);
            if (error.Status >= StatusCodes.Status500InternalServerError && e is not Eval360Exception)
                context.RequestServices.GetRequiredService<ILogger<Eval360Exception>>().Failed(context.Request.Method, context.Request.Path, e);
            await WriteAsync(context, error);
            return;
        }

        var response = context.Response;
        if (response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null, ContentLength: null or 0 })
            await WriteAsync(context, new Eval360Exception(response.StatusCode, ReasonPhrases.GetReasonPhrase(response.StatusCode)));
    });

    private static Eval360Exception ErrorOf(Exception exception) => exception switch
    {
        Eval360Exception known => known,
        ProblemException problem => new Eval360Exception(problem.Status, problem.Message),
        ObservatoryException refused => new Eval360Exception(StatusCodes.Status422UnprocessableEntity, refused.Message),
        BadHttpRequestException bad => new Eval360Exception(bad.StatusCode, bad.Message),
        StorageException storage => new Eval360Exception(StatusCodes.Status503ServiceUnavailable, $"{storage.Message} Nothing was changed by this request; try again."),
        _ => new Eval360Exception(StatusCodes.Status500InternalServerError, "A fault of this server. Its output says more; please report it."),
    };

    private static Task WriteAsync(HttpContext context, Eval360Exception error)
    {
        context.Response.StatusCode = error.Status;
        object body = error.Status == StatusCodes.Status422UnprocessableEntity
            ? new InvalidBody(error.Message, error.Faults.Count > 0 ? [.. error.Faults.Select(Map)] : [new FaultBody("value_error", ["body"], error.Message, null)])
            : new ErrorBody(error.Message, error.Detail);
        return context.Response.WriteAsJsonAsync(body, body.GetType(), Eval360Json.Options, contentType: null, context.RequestAborted);
    }

    private static FaultBody Map(FieldFault fault) => new(fault.Type, fault.Location, fault.Message, fault.Input);

    private sealed record ErrorBody(string Error, string Detail);

    private sealed record InvalidBody(string Error, IReadOnlyList<FaultBody> Detail);

    private sealed record FaultBody(
        string Type,
        IReadOnlyList<object> Loc,
        string Msg,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonText? Input);
}
