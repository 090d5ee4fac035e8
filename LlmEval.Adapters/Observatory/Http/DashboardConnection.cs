using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LlmEval.Adapters.Resilience;
using Polly;

namespace LlmEval.Adapters.Observatory.Http;

/// <summary>Requests to the server. What fails in a way that may pass is sent again with growing waits: receiving it twice changes nothing.</summary>
internal sealed class DashboardConnection : IDisposable
{
    private const int ShownOfAnswer = 300;

    private readonly DashboardOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly ResiliencePipeline retry;

    /// <summary>Connections to a server; nothing is sent yet.</summary>
    public DashboardConnection(DashboardOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        // A redirected POST would become a GET: a wrong address is better said than followed.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        if (options.Token is { } token) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        retry = ServerRetry.Pipeline(options.Retries, time);
    }

    /// <summary>Sends something and reads the answer.</summary>
    /// <param name="path">Below the server's prefix, e.g. <c>api/ingest/eval-result</c>.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="DashboardException">It failed for good.</exception>
    public async Task<JsonElement> PostAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        await retry.ExecuteAsync(async token => await SendAsync(path, body, token), cancellationToken);

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<JsonElement> SendAsync(string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var response = await http.PostAsync(new Uri($"{options.Server.AbsoluteUri.TrimEnd('/')}/{path}"), content, either.Token);
            var answer = await response.Content.ReadAsStringAsync(either.Token);
            // The protocol's only success: a page behind a login, say, answers 204 or 302.
            return response.StatusCode == HttpStatusCode.OK ? Parse(answer) : throw Refusal(response, answer);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var what = patience.IsCancellationRequested
                ? $"does not answer within {options.Patience.TotalSeconds} s"
                : $"cannot be reached: {problem.GetBaseException().Message}";
            throw new DashboardException($"{options.Server.Authority} {what}", problem) { IsTransient = true };
        }
    }

    private JsonElement Parse(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            // Said below.
        }

        throw new DashboardException($"What answers at {options.Server} does not speak the dashboard's protocol: is its prefix, such as /eval360, missing?");
    }

    // The status and the body, as the original's client shows them.
    private DashboardException Refusal(HttpResponseMessage response, string answer)
    {
        var text = OneLine.Of(options.Token?.Redact(answer) ?? answer, ShownOfAnswer);
        return new DashboardException($"{(int)response.StatusCode}: {text}{Advice(response)}")
        {
            IsTransient = response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || ((int)response.StatusCode >= 500 && !IsUnconfigured(response, answer)),
            RetryAfter = response.Headers.RetryAfter?.Delta,
        };
    }

    // A server without a token takes nothing, however long one waits.
    private static bool IsUnconfigured(HttpResponseMessage response, string answer) =>
        response.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Contains("Ingest not configured", StringComparison.Ordinal);

    private string Advice(HttpResponseMessage response) => response.StatusCode switch
    {
        < HttpStatusCode.BadRequest and >= HttpStatusCode.Ambiguous => $" (it redirects to {response.Headers.Location}: correct the address)",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => options.Token is { } token
            ? $" (the token is from {token.Reference})"
            : $" (no token was sent: set {DashboardVariables.Token})",
        HttpStatusCode.UnprocessableEntity when options.Token is null => $" (no token was sent: set {DashboardVariables.Token})",
        _ => "",
    };
}

/// <summary>The server, or the way to it, did something wrong. The message is one line, without the token.</summary>
internal sealed class DashboardException(string message, Exception? inner = null) : ServerException(message, inner);
