using System.ClientModel;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Failures below HTTP: name resolution, connection, TLS, a cut body.</summary>
internal static class TransportFailure
{
    /// <summary>Whether an exception is one; others are bugs.</summary>
    public static bool Is(Exception exception) =>
        exception is ClientResultException { Status: 0 } or HttpRequestException or IOException or OperationCanceledException;

    /// <summary>The error for one.</summary>
    /// <param name="exception">What was thrown, with its causes inside.</param>
    /// <param name="baseUrl">Where the call went; only host and port are named.</param>
    public static ModelError Read(Exception exception, Uri baseUrl)
    {
        var causes = Causes(exception).ToList();
        var what = causes.Select(Reason).FirstOrDefault(reason => reason is not null) switch
        {
            HttpRequestError.NameResolutionError => "Cannot find the host",
            HttpRequestError.ConnectionError => "Cannot connect to",
            HttpRequestError.SecureConnectionError => "No secure connection to",
            HttpRequestError.ResponseEnded => "The connection was cut by",
            _ => "The connection failed to",
        };
        return new() { Kind = ModelErrorKind.Connection, Message = $"{what} {baseUrl.Authority}: {causes[^1].Message}" };
    }

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    private static HttpRequestError? Reason(Exception exception) => exception switch
    {
        HttpRequestException http => http.HttpRequestError,
        HttpIOException cut => cut.HttpRequestError,
        _ => null,
    };
}
