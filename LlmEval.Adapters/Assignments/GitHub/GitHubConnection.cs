using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>Requests to the API, each repeated while it fails in a way that may pass. All that are made here are safe to repeat.</summary>
internal sealed class GitHubConnection : IDisposable
{
    private const string ApiVersion = "2022-11-28";

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private readonly GitHubOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    /// <summary>A connection; nothing is sent yet.</summary>
    public GitHubConnection(GitHubOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        // The token goes to the API alone: no redirect is followed, no cookie kept.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token.Reveal());
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("LLM-Eval", null));
        http.DefaultRequestHeaders.Add("X-GitHub-Api-Version", ApiVersion);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>Asks for something.</summary>
    /// <exception cref="GitHubException">It failed.</exception>
    public Task<T> GetAsync<T>(string path, JsonTypeInfo<T> answer, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, answer, cancellationToken);

    /// <summary>Asks for something that there may not be.</summary>
    /// <param name="path">Below the API's root.</param>
    /// <param name="answer">What comes back.</param>
    /// <param name="none">The status that says that there is none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="GitHubException">It failed.</exception>
    public async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> answer, HttpStatusCode none, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await GetAsync(path, answer, cancellationToken);
        }
        catch (GitHubException e) when (e.Status == none)
        {
            return null;
        }
    }

    /// <summary>Has something done.</summary>
    /// <exception cref="GitHubException">It failed.</exception>
    public Task<T> SendAsync<TBody, T>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> type, JsonTypeInfo<T> answer, CancellationToken cancellationToken) =>
        SendAsync(method, path, JsonSerializer.Serialize(body, type), answer, cancellationToken);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, string? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(method, path, body, answer, cancellationToken);
            }
            catch (GitHubException e) when (e.IsTransient && attempt <= options.Retries && WaitOf(e, attempt) <= options.LongestWait)
            {
                await Task.Delay(WaitOf(e, attempt), time, cancellationToken);
            }
        }
    }

    private static TimeSpan WaitOf(GitHubException problem, int attempt) => problem.RetryAfter ?? FirstWait * Math.Pow(2, attempt - 1);

    private async Task<T> OnceAsync<T>(HttpMethod method, string path, string? body, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var request = new HttpRequestMessage(method, $"{options.Api.AbsoluteUri.TrimEnd('/')}/{path}");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode) throw await GitHubErrors.ReadAsync(response, options, time.GetUtcNow(), either.Token);
            return (await JsonSerializer.DeserializeAsync(await response.Content.ReadAsStreamAsync(either.Token), answer, either.Token))!;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GitHubException($"GitHub did not answer {method} {path} within {options.Patience.TotalSeconds:0.#} s") { IsTransient = true };
        }
        catch (HttpRequestException e)
        {
            throw new GitHubException($"GitHub cannot be reached: {options.Token.Redact(e.Message)}") { IsTransient = true };
        }
        catch (JsonException)
        {
            throw new GitHubException($"The answer of GitHub to {method} {path} is not understood: it is not what its REST API, version {ApiVersion}, documents");
        }
    }
}
