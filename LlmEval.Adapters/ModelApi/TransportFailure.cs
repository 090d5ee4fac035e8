using System.Net.Sockets;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.ModelApi;

/// <summary>Failures below HTTP: name resolution, connection, TLS, a cut body.</summary>
internal static class TransportFailure
{
    /// <summary>Whether an exception is one, by itself or as the cause that an SDK wraps; others are bugs.</summary>
    public static bool Is(Exception exception) =>
        Causes(exception).Any(cause => cause is HttpRequestException or IOException or OperationCanceledException);

    /// <summary>The error for one.</summary>
    /// <param name="exception">What was thrown, with its causes inside.</param>
    /// <param name="baseUrl">Where the call went; only host and port are named.</param>
    public static ModelError Read(Exception exception, Uri baseUrl)
    {
        var causes = Causes(exception).ToList();
        var what = causes.Select(Words).FirstOrDefault(words => words is not null) ?? "The connection failed to";
        return new()
        {
            Kind = ModelErrorKind.Connection,
            Message = $"{what} {baseUrl.Authority}: {causes[^1].Message}",
            NeverSent = causes.Exists(NeverConnected),
        };
    }

    /// <summary>The error for a stream that ended before the answer did.</summary>
    public static ModelError CutStream { get; } = new()
    {
        Kind = ModelErrorKind.Connection,
        Message = "The stream ended before the answer did.",
    };

    private static IEnumerable<Exception> Causes(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }

    private static string? Words(Exception cause) => cause switch
    {
        // Before the reason that HttpClient gives: a resolver that cannot be reached counts as a failed connection there.
        HttpRequestException { InnerException: SocketException socket } when NoSuchHost(socket) => "Cannot find the host",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "Cannot connect to",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "No secure connection to",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "The connection was cut by",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "The connection was cut by",
        _ => null,
    };

    private static bool NeverConnected(Exception cause) => cause is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
    };

    private static bool NoSuchHost(SocketException socket) =>
        socket.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData;
}
