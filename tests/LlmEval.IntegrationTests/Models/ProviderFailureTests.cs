using System.Collections.Concurrent;
using System.Globalization;
using LlmEval.Adapters;
using LlmEval.Adapters.Anthropic;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What goes wrong between here and a provider, through the whole stack of clients: it is overcome or it is the provider's error.</summary>
[TestFixture(OpenAiProvider.LiteralName)]
[TestFixture(AnthropicProvider.LiteralName)]
public class ProviderFailureTests(string provider)
{
    private FakeModelServer server = null!;

    [SetUp]
    public async Task StartServer() =>
        server = provider == OpenAiProvider.LiteralName ? await FakeOpenAiServer.StartAsync() : await FakeAnthropicServer.StartAsync();

    [TearDown]
    public async Task StopServer() => await server.DisposeAsync();

    [Test]
    public async Task In_a_storm_of_refusals_every_sample_is_answered()
    {
        const int Samples = 24;
        var refused = new ConcurrentDictionary<string, int>();
        server.Otherwise = call => refused.AddOrUpdate(call.LastMessage, 1, (_, count) => count + 1) <= 2
            ? RateLimited(("retry-after-ms", "20"))
            : Answer(call.LastMessage);
        await using var client = Client(server.Root, new ModelLimits { Concurrency = 8 });
        var replies = await Task.WhenAll(Enumerable.Range(0, Samples).Select(sample => client.GenerateAsync(SomeModels.Asking($"sample {sample}"), default)));
        replies.Select(reply => reply.Response?.Text).ShouldBe(Enumerable.Range(0, Samples).Select(sample => $"sample {sample}"));
        replies.ShouldAllBe(reply => reply.Attempts == 3);
        server.Calls.Count.ShouldBe(3 * Samples);
        server.MostInFlight.ShouldBeLessThanOrEqualTo(8);
    }

    [Test]
    public async Task Whatever_breaks_once_is_overcome()
    {
        server.Next(
            Answer("late") with { CutsBeforeHeaders = true },
            Answer("late") with { StopAfter = 0 },
            Answer("late") with { StopAfter = 60 },
            Answer("late") with { InPieces = false, StopAfter = 60 },
            new FakeAnswer { Body = "{\"half\":" },
            new FakeAnswer { Body = "<html>Welcome</html>", ContentType = "text/html" },
            Answer("at last"));
        // With waits of its own each, the test would take a minute.
        await using var client = new RetryingClient(Client(server.Root, new ModelLimits { Retries = 0 }), 6, new HurriedTime(), () => 0.5);
        var reply = await client.GenerateAsync(SomeModels.Request(), default);
        reply.Error.ShouldBeNull();
        reply.Response!.Text.ShouldBe("at last");
        reply.Attempts.ShouldBe(7);
    }

    [TestCase("")]
    [TestCase("HTTP/1.1 200 O")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/event-str")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"id\":")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n8\r\ndata: {\"")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"")]
    [TestCase("SSH-2.0-OpenSSH_9.6\r\n")]
    public async Task A_connection_cut_anywhere_is_a_connection_failure(string response)
    {
        await using var raw = new RawServer(response);
        await using var client = Client(raw.Root, new ModelLimits { Retries = 0 });
        var error = (await client.GenerateAsync(SomeModels.Request(), default)).Error.ShouldNotBeNull();
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.IsTransient.ShouldBeTrue();
    }

    [TestCase("{\"half\":", "application/json")]
    [TestCase("<html>Sign in</html>", "text/html")]
    [TestCase("", "application/json")]
    [TestCase("data: <html>\n\n", "text/event-stream")]
    public async Task A_success_that_is_no_answer_is_malformed(string body, string type)
    {
        server.Next(new FakeAnswer { Body = body, ContentType = type });
        await using var client = Client(server.Root, new ModelLimits { Retries = 0 });
        (await client.GenerateAsync(SomeModels.Request(), default)).Error.ShouldNotBeNull().Kind.ShouldBe(ModelErrorKind.Malformed);
    }

    [Test]
    public async Task A_stream_slower_than_its_time_is_tried_again()
    {
        server.Next(Answer(new string('x', 20_000)) with { PieceDelay = TimeSpan.FromMilliseconds(50) });
        await using var client = Client(server.Root, new ModelLimits { Timeout = TimeSpan.FromSeconds(2), Retries = 1 });
        var reply = await client.GenerateAsync(SomeModels.Asking("in time"), default);
        reply.Response?.Text.ShouldBe("in time");
        reply.Attempts.ShouldBe(2);
    }

    [TestCase("20")]
    [TestCase("date")]
    public async Task A_wait_is_read_in_seconds_and_as_a_date(string value)
    {
        var header = value == "date" ? TimeProvider.System.GetUtcNow().AddSeconds(20).ToString("r", CultureInfo.InvariantCulture) : value;
        server.Next(RateLimited(("Retry-After", header)));
        await using var client = Client(server.Root, new ModelLimits { Retries = 0 });
        var wait = (await client.GenerateAsync(SomeModels.Request(), default)).Error.ShouldNotBeNull().RetryAfter.ShouldNotBeNull();
        wait.ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    private FakeAnswer Answer(string text) =>
        provider == OpenAiProvider.LiteralName ? FakeAnswer.Completion(text) : FakeAnthropicServer.Message(text);

    private FakeAnswer RateLimited(params (string Name, string Value)[] headers) => provider == OpenAiProvider.LiteralName
        ? FakeAnswer.RateLimited(headers)
        : FakeAnthropicServer.Failure(429, "rate_limit_error", "Slow down.", null, headers);

    private IModelClient Client(Uri root, ModelLimits limits)
    {
        var options = provider == OpenAiProvider.LiteralName
            ? OpenAiFixture.Options(new Uri(root, "v1"), FakeOpenAiServer.Key)
            : AnthropicFixture.Options(root, FakeAnthropicServer.Key);
        return new ModelClientFactory(ModelProviders.All(TimeProvider.System), TimeProvider.System).Create(options with { Limits = limits });
    }

    // The system's clock, with waits a thousand times as short.
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, dueTime / 1000, period);
    }
}
