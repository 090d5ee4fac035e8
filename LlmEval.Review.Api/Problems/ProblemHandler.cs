using LlmEval.Adapters.Webhooks;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Problems;

/// <summary>Turns what was thrown into a problem document. What is a bug is logged and says nothing of itself.</summary>
internal sealed class ProblemHandler(ILogger<ProblemHandler> log) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // The client is gone: there is nobody to answer.
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;

        var problem = ProblemOf(exception);
        if (problem.Status >= StatusCodes.Status500InternalServerError) log.Failed(httpContext.Request.Method, httpContext.Request.Path, exception);
        await TypedResults.Problem(problem).ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemDetails ProblemOf(Exception exception) => exception switch
    {
        ProblemException { Errors.Count: > 0 } invalid => new HttpValidationProblemDetails(invalid.Errors.ToDictionary())
        {
            Status = invalid.Status,
            Title = invalid.Title,
            Detail = invalid.Message,
        },
        ProblemException problem => new ProblemDetails { Status = problem.Status, Title = problem.Title, Detail = problem.Message, Extensions = problem.Extensions.ToDictionary() },
        BadHttpRequestException bad => Problem(bad.StatusCode, "Not valid", $"Nothing was changed: {Innermost(bad).Message}"),
        UserException user => Problem(StatusCodes.Status409Conflict, "Users stay as they are", user.Message),
        JudgmentConflictException conflict => Problem(
            StatusCodes.Status409Conflict, "Superseded meanwhile", $"{conflict.Message} What you wrote was not stored; your draft is kept."),
        PlaceTakenException taken => Problem(StatusCodes.Status409Conflict, "Lease ended", $"{taken.Message} What you wrote was not stored; your draft is kept."),
        JudgmentRefusedException refused => Problem(StatusCodes.Status400BadRequest, "Not valid", $"{refused.Message} Nothing was stored; your draft is kept."),
        ObservatoryException observatory => Problem(StatusCodes.Status409Conflict, "Not possible as things stand", observatory.Message),
        LabNotFoundException missing => Problem(StatusCodes.Status404NotFound, "Not found", missing.Message),
        LabNameTakenException taken => Problem(StatusCodes.Status409Conflict, "Name taken", $"{taken.Message} Nothing was changed."),
        LabRefusedException refused => Problem(StatusCodes.Status409Conflict, "Not possible as things stand", refused.Message),
        WebhookException webhook => Problem(StatusCodes.Status503ServiceUnavailable, "Webhooks cannot be used", $"{webhook.Message} Nothing was changed."),
        StorageException storage => Problem(
            StatusCodes.Status503ServiceUnavailable, "The database cannot be used", $"{storage.Message} Nothing was changed by this request; try again."),
        _ => Problem(
            StatusCodes.Status500InternalServerError, "A fault of this server", "Nothing is known to be lost. The server's output says more; please report it."),
    };

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static ProblemDetails Problem(int status, string title, string detail) => new() { Status = status, Title = title, Detail = detail };
}

/// <summary>What the server says of its own faults.</summary>
internal static partial class ProblemLog
{
    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void Failed(this ILogger log, string method, PathString path, Exception exception);
}
