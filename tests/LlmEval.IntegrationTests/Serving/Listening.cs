using System.Net.ServerSentEvents;

namespace LlmEval.IntegrationTests.Serving;

/// <summary>A client of the events.</summary>
internal sealed class Listening(Stream stream) : IDisposable
{
    private readonly IAsyncEnumerator<SseItem<string>> items = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

    /// <summary>The next event that is wanted.</summary>
    public async Task<SseItem<string>> NextAsync(Func<SseItem<string>, bool> wanted, CancellationToken cancellationToken)
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(cancellationToken))
        {
            if (wanted(items.Current)) return items.Current;
        }

        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>Waits for the end of the stream; throws when it breaks off.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(cancellationToken))
        {
            // Whatever is still said.
        }
    }

    public void Dispose() => stream.Dispose();
}
