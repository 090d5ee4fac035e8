using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Answers each call with the same bytes, whatever they are, and cuts the connection.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;
    private int calls;

    public RawServer(string response)
    {
        listener.Start();
        serving = ServeAsync(Encoding.UTF8.GetBytes(response));
    }

    /// <summary>Where it listens.</summary>
    public Uri Root => new($"http://{listener.LocalEndpoint}");

    /// <summary>How many calls came.</summary>
    public int Calls => Volatile.Read(ref calls);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ServeAsync(byte[] response)
    {
        var request = new byte[64 * 1024];
        while (true)
        {
            using var connection = await listener.AcceptTcpClientAsync(stop.Token);
            Interlocked.Increment(ref calls);
            await using var stream = connection.GetStream();
            // The request comes in one or two pieces; what is not read would turn the end of the connection into a reset, which is as good.
            _ = await stream.ReadAsync(request, stop.Token);
            await stream.WriteAsync(response, stop.Token);
        }
    }
}
