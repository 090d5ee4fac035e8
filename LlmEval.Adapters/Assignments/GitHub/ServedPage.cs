namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>Asks for a page as anybody would: without the token.</summary>
internal sealed class ServedPage : IDisposable
{
    private const int LargestPage = 64 << 20;

    private readonly TimeSpan patience;
    private readonly TimeProvider time;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestPage };

    public ServedPage(TimeSpan patience, TimeProvider time) => (this.patience, this.time) = (patience, time);

    /// <summary>Whether a page answers 200 with a content.</summary>
    /// <param name="page">Its address.</param>
    /// <param name="index">The file that it is made of; null: any.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<bool> IsAsync(Uri page, byte[]? index, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var answer = await http.GetAsync(page, either.Token);
            if (!answer.IsSuccessStatusCode) return false;
            var content = await answer.Content.ReadAsByteArrayAsync(either.Token);
            return index is null || HasFrontMatter(index) || content.AsSpan().SequenceEqual(index);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // Not there yet.
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    // Jekyll makes such pages: they have other bytes than their files.
    private static bool HasFrontMatter(ReadOnlySpan<byte> file) => file.StartsWith("---"u8);
}
