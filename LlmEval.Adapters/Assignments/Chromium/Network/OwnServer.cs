using System.Net;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>An answer of the page's own server.</summary>
/// <param name="Url">Where it came from: where redirects led to.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The content type as sent, or null.</param>
/// <param name="Charset">The character set of a text, or null.</param>
/// <param name="Commit">The commit that the server says it serves, or null.</param>
/// <param name="Body">The body.</param>
internal sealed record OwnAnswer(Uri Url, int Status, string? MediaType, string? Charset, string? Commit, byte[] Body)
{
    /// <summary>Whether it is a document.</summary>
    public bool IsHtml => MediaType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
}

/// <summary>Asks the page's own server in place of the browser, which has no network. Sends nothing but the address.</summary>
internal sealed class OwnServer : IDisposable
{
    private const int MostHops = 5;
    private const int MostBytes = 20 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RequestPolicy policy;
    private readonly PageHost host;
    private readonly HttpClient client;

    /// <summary>Makes one.</summary>
    /// <param name="policy">What belongs to the page.</param>
    /// <param name="host">Whose server it is.</param>
    public OwnServer(RequestPolicy policy, PageHost host)
    {
        (this.policy, this.host) = (policy, host);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = host.ConnectAsync,
        })
        { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
    }

    /// <summary>Whether it is a page server of the tool: a failure of it is ours.</summary>
    public bool IsOurs => host.IsOurs;

    /// <summary>Fetches an address, following redirects as long as they stay with the page.</summary>
    /// <exception cref="NoAnswerException">No answer, one that is too large, too slow or unreadable, or a redirect that leads away or round in circles.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<OwnAnswer> GetAsync(string method, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(method, url, cancellationToken);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoAnswerException($"no answer within {Patience.TotalSeconds:0} s", mayPass: true, late);
        }
        catch (HttpRequestException problem)
        {
            throw problem.InnerException as NoAnswerException
                ?? new NoAnswerException(problem.Message, problem.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded, problem);
        }
        catch (Exception problem) when (problem is not (NoAnswerException or OperationCanceledException))
        {
            // A body that is not packed as it says, a target that is no address: servers of strangers send anything.
            throw new NoAnswerException($"its answer cannot be read: {problem.Message}", mayPass: false, problem);
        }
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private async Task<OwnAnswer> FollowAsync(string method, Uri url, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            using var request = new HttpRequestMessage(new(method), url);
            using var response = await client.SendAsync(request, cancellationToken);
            var status = (int)response.StatusCode;
            var commit = response.Headers.TryGetValues(Core.Domain.Assignments.PageVisitRequest.CommitHeader, out var values) ? values.First() : null;
            if (host.HasToSayCommit && commit is null)
            {
                if (status >= 500) return new(url, status, null, null, null, []);
                throw new NoAnswerException("it is not on the public internet, and no page server of the tool", mayPass: false);
            }

            if (response.Headers.Location is { } location && status is >= 300 and < 400)
            {
                url = new(url, location);
                if (!policy.IsOwn(url)) throw new NoAnswerException("it redirects to elsewhere", mayPass: false);
                continue;
            }

            var type = response.Content.Headers.ContentType;
            return new(url, status, type?.ToString(), type?.CharSet, commit, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        throw new NoAnswerException("it redirects in circles", mayPass: false);
    }
}
