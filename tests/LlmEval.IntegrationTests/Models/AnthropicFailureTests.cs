using System.Globalization;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Every way of failing is a <see cref="ModelError"/> of the right kind, after one attempt.</summary>
public class AnthropicFailureTests : AnthropicFixture
{
    private const string Stream = "text/event-stream";

    private const string Begun =
        """
        event: message_start
        data: {"type":"message_start","message":{"model":"claude-opus-4-6","content":[],"usage":{"input_tokens":9,"output_tokens":1}}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"def"}}


        """;

    [TestCase(400, "invalid_request_error", ModelErrorKind.InvalidRequest)]
    [TestCase(401, "authentication_error", ModelErrorKind.Authentication)]
    [TestCase(402, "billing_error", ModelErrorKind.Authentication)]
    [TestCase(403, "permission_error", ModelErrorKind.Authentication)]
    [TestCase(404, "not_found_error", ModelErrorKind.InvalidRequest)]
    [TestCase(413, "request_too_large", ModelErrorKind.InvalidRequest)]
    [TestCase(429, "rate_limit_error", ModelErrorKind.RateLimited)]
    [TestCase(500, "api_error", ModelErrorKind.Server)]
    [TestCase(529, "overloaded_error", ModelErrorKind.Server)]
    public async Task Every_status_has_its_kind_and_one_attempt(int status, string type, ModelErrorKind kind)
    {
        foreach (var stream in new[] { true, false })
        {
            Server.Next(FakeAnthropicServer.Failure(status, type, "No."));
            var error = await FailAsync(Client(stream: stream));
            error.Kind.ShouldBe(kind);
            error.Status.ShouldBe(status);
            error.Message.ShouldBe($"HTTP {status} {type}: No. (request req_123)");
        }

        Server.Calls.Count.ShouldBe(2);
    }

    [TestCase(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.", null)]
    [TestCase(400, "invalid_request_error", "You have reached your specified API usage limits. You will regain access on 2026-12-01.", null)]
    [TestCase(429, "rate_limit_error", "Spend limit reached.", "enforced_spend_limit_reached")]
    public async Task No_credit_left_is_not_transient(int status, string type, string message, string? code)
    {
        Server.Next(FakeAnthropicServer.Failure(status, type, message, code));
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(ModelErrorKind.Authentication);
        error.IsTransient.ShouldBeFalse();
    }

    [Test]
    public async Task A_rate_limit_says_how_long_to_wait()
    {
        Server.Next(FakeAnthropicServer.Failure(429, "rate_limit_error", "Slow down.", null, ("retry-after", "20")));
        (await FailAsync(Client())).RetryAfter.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Test]
    public async Task Without_retry_after_the_reset_of_the_spent_limit_counts()
    {
        Server.Next(FakeAnthropicServer.Failure(
            429, "rate_limit_error", "Slow down.", null,
            ("anthropic-ratelimit-requests-remaining", "12"), ("anthropic-ratelimit-requests-reset", In(seconds: 5)),
            ("anthropic-ratelimit-input-tokens-remaining", "0"), ("anthropic-ratelimit-input-tokens-reset", In(seconds: 300))));
        (await FailAsync(Client())).RetryAfter.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(301));
    }

    [Test]
    public async Task A_wrong_key_is_refused_and_not_repeated_in_the_message()
    {
        var error = await FailAsync(Client(key: "sk-ant-wrong-9876543210"));
        error.Kind.ShouldBe(ModelErrorKind.Authentication);
        error.Message.ShouldBe("HTTP 401 authentication_error: invalid x-api-key *** (request req_123)");
    }

    [Test]
    public async Task A_redirect_is_said_and_not_followed()
    {
        Server.Next(new FakeAnswer { Status = 308, Body = "", Headers = new Dictionary<string, string> { ["Location"] = "https://other.example/" } });
        (await FailAsync(Client())).Message.ShouldContain("Redirects to https://other.example/: correct base_url.");
        Server.Calls.ShouldHaveSingleItem();
    }

    [TestCase("overloaded_error", ModelErrorKind.Server, 529)]
    [TestCase("api_error", ModelErrorKind.Server, 500)]
    [TestCase("rate_limit_error", ModelErrorKind.RateLimited, 429)]
    [TestCase("a_new_error", ModelErrorKind.Server, 500)]
    public async Task An_error_in_mid_stream_is_a_failure(string type, ModelErrorKind kind, int status)
    {
        Server.Next(new FakeAnswer
        {
            ContentType = Stream,
            Body = Begun + $$$"""event: error{{{"\n"}}}data: {"type":"error","error":{"type":"{{{type}}}","message":"Overloaded"}}""" + "\n\n",
        });
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(kind);
        error.Status.ShouldBe(status);
    }

    [Test]
    public async Task A_stream_that_ends_before_its_reason_to_stop_is_a_connection_failure()
    {
        Server.Next(new FakeAnswer { ContentType = Stream, Body = Begun });
        (await FailAsync(Client())).Kind.ShouldBe(ModelErrorKind.Connection);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_connection_cut_in_the_middle_of_the_answer_is_a_connection_failure(bool stream)
    {
        Server.Next(FakeAnthropicServer.Message("def add(a, b): return a + b") with { StopAfter = 100 });
        var error = await FailAsync(Client(stream: stream));
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.Message.ShouldContain(Server.Root.Authority);
    }

    [TestCase("{\"type\":\"message\",\"content\":[{\"type\":\"te")]
    [TestCase("{\"type\":\"message\"}")]
    [TestCase("{\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"half a pair: \\ud83d\"}]}")]
    [TestCase("<html><body>It works!</body></html>")]
    public async Task A_body_that_is_no_answer_is_malformed(string body)
    {
        Server.Next(new FakeAnswer { Body = body });
        (await FailAsync(Client())).Kind.ShouldBe(ModelErrorKind.Malformed);
    }

    [Test]
    public async Task The_time_of_an_attempt_bounds_the_whole_stream()
    {
        Server.Next(FakeAnthropicServer.Message(new string('x', 20_000)) with { PieceDelay = TimeSpan.FromMilliseconds(20) });
        (await FailAsync(Client(timeout: TimeSpan.FromMilliseconds(300)))).Kind.ShouldBe(ModelErrorKind.Timeout);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Cancellation_in_mid_call_is_no_timeout(bool beginsToAnswer)
    {
        using var stop = new CancellationTokenSource();
        Server.Otherwise = _ => FakeAnthropicServer.Message("late") with { StopAfter = beginsToAnswer ? 40 : 0, HangsThere = true };
        var call = Ask(Client(), cancellationToken: stop.Token);
        await Server.ArrivalAsync();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    private static string In(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<ModelError> FailAsync(IModelClient client)
    {
        var reply = await Ask(client);
        reply.Response.ShouldBeNull();
        reply.Attempts.ShouldBe(1);
        return reply.Error.ShouldNotBeNull();
    }
}
