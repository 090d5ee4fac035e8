using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LlmEval.Adapters.Resilience;
using Polly;

namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>Requests to the server: each one attempt, and the way to repeat what may be repeated.</summary>
internal sealed class MlflowConnection : IDisposable
{
    private readonly MlflowOptions options;
    private readonly TimeProvider time;
    private readonly string root;
    private readonly HttpClient http;
    private readonly ResiliencePipeline retry;

    /// <summary>Connections to a server; nothing is sent yet.</summary>
    public MlflowConnection(MlflowOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        root = options.Server.AbsoluteUri.TrimEnd('/');
        // A redirected POST would become a GET: a wrong address is better said than followed.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = options.Credentials?.Header;
        retry = ServerRetry.Pipeline(options.Retries, time);
    }

    /// <summary>Does something again, with growing waits, while it fails in a way that may pass. It must be safe to repeat.</summary>
    /// <exception cref="MlflowException">The last failure.</exception>
    public async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        await retry.ExecuteAsync(async token => await work(token), cancellationToken);

    /// <summary>Asks for something.</summary>
    /// <param name="method">The method of the REST API, e.g. <c>runs/get</c>.</param>
    /// <param name="query">Name and value of its only argument.</param>
    /// <param name="answer">What comes back.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="MlflowException">It failed.</exception>
    public async Task<T> GetAsync<T>(string method, (string Name, string Value) query, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Api(method)}?{query.Name}={Uri.EscapeDataString(query.Value)}");
        return await SendAsync(request, answer, cancellationToken);
    }

    /// <summary>Has something done.</summary>
    /// <exception cref="MlflowException">It failed.</exception>
    public async Task<T> PostAsync<TRequest, T>(
        string method, TRequest body, JsonTypeInfo<TRequest> type, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Api(method)) { Content = Json(body, type) };
        return await SendAsync(request, answer, cancellationToken);
    }

    /// <summary>Stores a file behind the server.</summary>
    /// <param name="path">Its place among all artifacts, each segment encoded.</param>
    /// <param name="file">Absolute path of the file.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="MlflowException">It failed.</exception>
    public async Task PutArtifactAsync(string path, string file, CancellationToken cancellationToken)
    {
        using var body = new StreamContent(File.OpenRead(file));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{root}/api/2.0/mlflow-artifacts/artifacts/{path}") { Content = body };
        await SendAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private string Api(string method) => $"{root}/api/2.0/mlflow/{method}";

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        var body = await SendAsync(request, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(body, answer) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new MlflowException($"What answers at {options.Server} does not speak MLflow's REST API", problem);
        }
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode) throw await ErrorAnswer.ReadAsync(response, options, either.Token);
            return await response.Content.ReadAsByteArrayAsync(either.Token);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var what = patience.IsCancellationRequested
                ? $"does not answer within {options.Patience.TotalSeconds} s"
                : $"cannot be reached: {problem.GetBaseException().Message}";
            throw new MlflowException($"MLflow at {options.Server.Authority} {what}", problem) { IsTransient = true };
        }
    }
}
