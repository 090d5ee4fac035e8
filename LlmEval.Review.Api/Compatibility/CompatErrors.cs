using System.Text.Json;
using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Compatibility;

/// <summary>Turns what was thrown, and answers without a body, into the errors of a surface.</summary>
internal static class CompatErrors
{
    /// <summary>Does so for everything that follows.</summary>
    /// <param name="app">The surface.</param>
    /// <param name="json">How it writes JSON.</param>
    /// <param name="bodyOf">The body of an error.</param>
    public static void UseCompatErrors(this IApplicationBuilder app, JsonSerializerOptions json, Func<CompatException, object> bodyOf) => app.Use(async (context, next) =>
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
            if (error.Status >= StatusCodes.Status500InternalServerError && e is not CompatException)
                context.RequestServices.GetRequiredService<ILogger<CompatException>>().Failed(context.Request.Method, context.Request.Path, e);
            await WriteAsync(error);
            return;
        }

        var response = context.Response;
        if (response is { StatusCode: >= StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null, ContentLength: null or 0 })
            await WriteAsync(new CompatException(response.StatusCode, ReasonPhrases.GetReasonPhrase(response.StatusCode)));

        Task WriteAsync(CompatException error)
        {
            context.Response.StatusCode = error.Status;
            var body = bodyOf(error);
            return context.Response.WriteAsJsonAsync(body, body.GetType(), json, contentType: null, context.RequestAborted);
        }
    });

    private static CompatException ErrorOf(Exception exception) => exception switch
    {
        CompatException known => known,
        ProblemException problem => new CompatException(problem.Status, problem.Message),
        ObservatoryException refused => new CompatException(StatusCodes.Status422UnprocessableEntity, refused.Message),
        LabNotFoundException missing => CompatException.NotFound(missing.Message),
        LabRefusedException refused => CompatException.BadRequest(refused.Message),
        LabNameTakenException taken => CompatException.BadRequest(taken.Message),
        BadHttpRequestException bad => new CompatException(bad.StatusCode, bad.Message),
        StorageException storage => new CompatException(StatusCodes.Status503ServiceUnavailable, $"{storage.Message} Nothing was changed by this request; try again."),
        _ => new CompatException(StatusCodes.Status500InternalServerError, "A fault of this server. Its output says more; please report it."),
    };
}

/// <summary>What is wrong with a field, as the originals write it.</summary>
internal sealed record FaultBody(
    string Type,
    IReadOnlyList<object> Loc,
    string Msg,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonText? Input)
{
    /// <summary>All that is wrong: at least one.</summary>
    public static IReadOnlyList<FaultBody> ListOf(CompatException error) => error.Faults.Count > 0
        ? [.. error.Faults.Select(fault => new FaultBody(fault.Type, fault.Location, fault.Message, fault.Input))]
        : [new FaultBody("value_error", ["body"], error.Message, null)];
}
