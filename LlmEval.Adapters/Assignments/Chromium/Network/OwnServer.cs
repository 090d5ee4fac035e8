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
internal sealed class OwnServer(RequestPolicy policy) : IDisposable
{
    private const int MostHops = 5;
    private const int MostBytes = 20 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
    })
    { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };

    /// <summary>Fetches an address, following redirects as long as they stay with the page.</summary>
    /// <exception cref="HttpRequestException">No answer, one that is too large or too slow, or a redirect that leads away or round in circles.</exception>
    public async Task<OwnAnswer> GetAsync(string method, Uri url, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop < MostHops; hop++)
        {
            try
            {
                using var request = new HttpRequestMessage(new(method), url);
                using var response = await client.SendAsync(request, cancellationToken);
                if (response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400)
                {
                    url = new(url, location);
                    if (!policy.IsOwn(url)) throw new HttpRequestException("it redirects to elsewhere");
                    continue;
                }

                var type = response.Content.Headers.ContentType;
                var commit = response.Headers.TryGetValues(Core.Domain.Assignments.PageVisitRequest.CommitHeader, out var values) ? values.First() : null;
                return new(url, (int)response.StatusCode, type?.ToString(), type?.CharSet, commit, await response.Content.ReadAsByteArrayAsync(cancellationToken));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException($"no answer within {Patience.TotalSeconds:0} s");
            }
        }

        throw new HttpRequestException("it redirects in circles");
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();
}
