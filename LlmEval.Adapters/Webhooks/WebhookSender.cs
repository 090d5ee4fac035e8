using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using LlmEval.Core.Domain.Observatory.Webhooks;

namespace LlmEval.Adapters.Webhooks;

/// <summary>Sends one message: signed, to a public address, without following where the receiver points to.</summary>
public sealed class WebhookSender : IDisposable
{
    private const string SignatureHeader = "X-LLM-Eval-Signature";
    private const string DeliveryHeader = "X-LLM-Eval-Delivery";

    private readonly HttpClient http;
    private readonly WebhookKeys keys;
    private readonly WebhookOptions options;
    private readonly TimeProvider clock;

    /// <summary>Makes a sender.</summary>
    public WebhookSender(WebhookKeys keys, WebhookOptions options, TimeProvider clock)
    {
        (this.keys, this.options, this.clock) = (keys, options, clock);
        // A connection is made for each message: one that is kept would outlive a change of the name's addresses and of the rules.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectTimeout = options.Timeout,
            ConnectCallback = ConnectAsync,
        };
        http = new HttpClient(handler) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>Sends it.</summary>
    /// <returns>The status of the answer and what went wrong; neither is null together.</returns>
    /// <exception cref="WebhookException">It cannot be signed.</exception>
    public async Task<SentMessage> SendAsync(DueDelivery due, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, due.Webhook.Url);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(due.Delivery.Body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add(SignatureHeader, WebhookKeys.Sign(keys.KeyOf(due.Webhook), clock.GetUtcNow(), due.Delivery.Body));
        request.Headers.Add(DeliveryHeader, due.Delivery.Id.ToString());
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("LLM-Eval", null));
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // The body of the answer is nobody's business.
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new SentMessage((int)answer.StatusCode, answer.IsSuccessStatusCode ? null : $"answered {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new SentMessage(null, $"no answer within {options.Timeout.TotalSeconds:0.#} s");
        }
        catch (HttpRequestException e)
        {
            return new SentMessage(null, (e.InnerException as WebhookException ?? (Exception)e).Message);
        }
    }

    // Here and not before: whoever answers for a name may give another address each time it is asked.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var allowed = options.AllowPrivateAddresses ? addresses : Array.FindAll(addresses, AddressPolicy.IsPublic);
        if (allowed.Length == 0) throw new WebhookException($"'{context.DnsEndPoint.Host}' is not on the public internet");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>What became of a message.</summary>
/// <param name="Status">The HTTP status of the answer; null when there was none.</param>
/// <param name="Error">What went wrong; null when it was delivered.</param>
public readonly record struct SentMessage(int? Status, string? Error);
