using System.Net;
using System.Text.Json;

namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>
/// Reads the answer to a failed request. MLflow's own are JSON with <c>error_code</c> and <c>message</c>; its web server's are HTML (unknown
/// routes, malformed requests) or plain text (who may not, artifacts that it does not proxy), and a gateway's are anything.
/// </summary>
internal static class ErrorAnswer
{
    private const int Shown = 200;

    /// <summary>Statuses that pass: time-outs, too many requests, and the server or what is behind it being away.</summary>
    private static readonly HashSet<HttpStatusCode> Passing =
    [
        HttpStatusCode.RequestTimeout, HttpStatusCode.TooManyRequests, HttpStatusCode.InternalServerError,
        HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout,
    ];

    /// <summary>The failure.</summary>
    /// <param name="response">The answer, its body unread.</param>
    /// <param name="options">The server; its credentials, which servers may repeat, are taken out before the text is cut.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<MlflowException> ReadAsync(HttpResponseMessage response, MlflowOptions options, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var error = Parse(body);
        var said = error is { ErrorCode: { } code } ? $"{code}: {error.Message}" : body;
        var text = OneLine.Of(options.Credentials?.Redact(said) ?? said, Shown);
        return new MlflowException($"MLflow at {options.Server.Authority} answers {(int)response.StatusCode}{(text.Length == 0 ? "" : $": {text}")}{Advice(response, body)}")
        {
            ErrorCode = error?.ErrorCode,
            Status = response.StatusCode,
            IsTransient = Passing.Contains(response.StatusCode) && !IsProxyOff(response.StatusCode, body),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    /// <summary>Whether a failure says that the server does not take artifacts: 503 in plain text, which no waiting mends.</summary>
    public static bool IsProxyOff(MlflowException problem) => problem is { Status: HttpStatusCode.ServiceUnavailable, IsTransient: false };

    private static bool IsProxyOff(HttpStatusCode status, string body) =>
        status == HttpStatusCode.ServiceUnavailable && body.TrimStart() is { Length: > 0 } and not ['<' or '{', ..];

    private static ErrorMessage? Parse(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, MlflowJson.Default.ErrorMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Advice(HttpResponseMessage response, string body) => response.StatusCode switch
    {
        < HttpStatusCode.BadRequest => $" (it redirects to {response.Headers.Location}: correct the address)",
        HttpStatusCode.Unauthorized => " (set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN)",
        HttpStatusCode.Forbidden when body.Contains("Host header", StringComparison.OrdinalIgnoreCase) =>
            " (add this host to MLFLOW_SERVER_ALLOWED_HOSTS of the server)",
        _ => "",
    };
}
