using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LlmEval.IntegrationTests.Telemetry;

/// <summary>An OpenTelemetry collector on loopback that takes OTLP over HTTP, and keeps what came.</summary>
internal sealed class FakeCollector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    private FakeCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(ReceiveAsync);
    }

    /// <summary>What <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names.</summary>
    public string Endpoint => app.Urls.Single();

    /// <summary>The spans so far: resource_spans.scope_spans.spans of every request (opentelemetry/proto/trace/v1/trace.proto).</summary>
    public IReadOnlyList<ReceivedSpan> Spans =>
    [
        .. from body in Bodies("/v1/traces")
           from resource in Protobuf.Read(body).Where(item => item.Number == 1)
           from scope in Protobuf.Read(resource.Bytes).Where(item => item.Number == 2)
           from span in Protobuf.Read(scope.Bytes).Where(item => item.Number == 2)
           select ReceivedSpan.Read(span.Bytes),
    ];

    /// <summary>Every byte that came, as text: to look for what must not be there.</summary>
    public string Everything => string.Concat(received.Select(request => System.Text.Encoding.Latin1.GetString(request.Body)));

    /// <summary>The names of the metrics so far: resource_metrics.scope_metrics.metrics.name.</summary>
    public IReadOnlyCollection<string> Metrics =>
    [
        .. (from body in Bodies("/v1/metrics")
            from resource in Protobuf.Read(body).Where(item => item.Number == 1)
            from scope in Protobuf.Read(resource.Bytes).Where(item => item.Number == 2)
            from metric in Protobuf.Read(scope.Bytes).Where(item => item.Number == 2)
            select Protobuf.Read(metric.Bytes).First(item => item.Number == 1).Text).Distinct(),
    ];

    public static async Task<FakeCollector> StartAsync()
    {
        var collector = new FakeCollector();
        await collector.app.StartAsync();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private IEnumerable<byte[]> Bodies(string path) => received.Where(request => request.Path == path).Select(request => request.Body);

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        received.Enqueue((context.Request.Path.Value!, body.ToArray()));
        context.Response.ContentType = "application/x-protobuf";
    }
}

/// <summary>A span as it came.</summary>
internal sealed record ReceivedSpan(string Name, string Id, string Parent)
{
    public static ReceivedSpan Read(byte[] message)
    {
        var fields = Protobuf.Read(message).ToLookup(item => item.Number);
        return new ReceivedSpan(fields[5].First().Text, Hex(2), Hex(4));

        string Hex(int number) => Convert.ToHexStringLower(fields[number].FirstOrDefault().Bytes ?? []);
    }
}
