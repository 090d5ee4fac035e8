using System.Net;
using System.Net.Sockets;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Every way of failing is a <see cref="ModelError"/> of the right kind, after one attempt.</summary>
public class OpenAiFailureTests : OpenAiFixture
{
    [Test]
    public async Task A_rate_limit_says_how_long_to_wait()
    {
        Server.Next(FakeAnswer.RateLimited(("Retry-After", "20"), ("x-ratelimit-reset-requests", "1s")));
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(ModelErrorKind.RateLimited);
        error.Status.ShouldBe(429);
        error.RetryAfter.ShouldBe(TimeSpan.FromSeconds(20));
        error.Message.ShouldBe(
            "HTTP 429 rate_limit_exceeded: Rate limit reached for gpt-4o on requests per min (RPM): Limit 3, Used 3. (request req_123)");
    }

    [Test]
    public async Task Without_Retry_After_the_reset_of_the_spent_limit_counts()
    {
        Server.Next(FakeAnswer.RateLimited(
            ("x-ratelimit-remaining-requests", "0"),
            ("x-ratelimit-reset-requests", "6m0s"),
            ("x-ratelimit-remaining-tokens", "149984"),
            ("x-ratelimit-reset-tokens", "120ms")));
        (await FailAsync(Client())).RetryAfter.ShouldBe(TimeSpan.FromMinutes(6));
    }

    [Test]
    public async Task No_quota_left_is_not_transient()
    {
        Server.Next(FakeAnswer.Failure(429, "You exceeded your current quota.", "insufficient_quota", "insufficient_quota"));
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(ModelErrorKind.Authentication);
        error.IsTransient.ShouldBeFalse();
    }

    [Test]
    public async Task A_wrong_key_is_refused_and_not_repeated_in_the_message()
    {
        const string Wrong = "sk-wrong-9876543210";
        var error = await FailAsync(Client(key: Wrong));
        error.Kind.ShouldBe(ModelErrorKind.Authentication);
        error.Status.ShouldBe(401);
        error.Message.ShouldBe("HTTP 401 invalid_api_key: Incorrect API key provided: ***. (request req_123)");
    }

    [TestCase(403, ModelErrorKind.Authentication)]
    [TestCase(409, ModelErrorKind.InvalidRequest)]
    [TestCase(500, ModelErrorKind.Server)]
    [TestCase(503, ModelErrorKind.Server)]
    public async Task Other_statuses_have_their_kind(int status, ModelErrorKind kind)
    {
        Server.Next(FakeAnswer.Failure(status, "No.", "some_error", null));
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(kind);
        error.Status.ShouldBe(status);
    }

    [Test]
    public async Task An_unknown_model_is_the_callers_fault()
    {
        Server.Models = ["gpt-4o"];
        var error = await FailAsync(Client("gpt-4x"));
        error.Kind.ShouldBe(ModelErrorKind.InvalidRequest);
        error.Status.ShouldBe(404);
        error.Message.ShouldContain("`gpt-4x` does not exist");
    }

    [Test]
    public async Task A_parameter_that_the_server_does_not_know_is_the_callers_fault()
    {
        Server.Next(FakeAnswer.Failure(400, "Unrecognized request argument supplied: seed", "invalid_request_error", null));
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(ModelErrorKind.InvalidRequest);
        error.Message.ShouldContain("argument supplied: seed");
    }

    [Test]
    public async Task A_redirect_is_said_and_not_followed()
    {
        var headers = new Dictionary<string, string> { ["Location"] = "https://other.example/v1" };
        Server.Next(new FakeAnswer { Status = 308, Body = "", Headers = headers });
        (await FailAsync(Client())).Message.ShouldContain("Redirects to https://other.example/v1: correct base_url.");
        Server.Calls.ShouldHaveSingleItem();
    }

    [TestCase("{\"id\":\"chatcmpl-1\",\"choices\":[{\"mess")]
    [TestCase("{\"id\":\"chatcmpl-1\",\"choices\":[]}")]
    [TestCase("<html><body>It works!</body></html>")]
    public async Task A_body_that_is_no_answer_is_malformed(string body)
    {
        Server.Next(new FakeAnswer { Body = body });
        (await FailAsync(Client())).Kind.ShouldBe(ModelErrorKind.Malformed);
    }

    [Test]
    public async Task A_long_error_page_is_cut_to_a_line()
    {
        Server.Next(new FakeAnswer { Status = 502, ContentType = "text/html", Body = "<html>\n" + new string('x', 100_000) });
        var message = (await FailAsync(Client())).Message;
        message.Length.ShouldBeLessThan(600);
        message.ShouldStartWith("HTTP 502: <html> xxx");
    }

    [Test]
    public async Task A_connection_cut_in_the_middle_of_the_body_is_a_connection_failure()
    {
        Server.Next(FakeAnswer.Completion("def add(a, b): return a + b") with { StopAfter = 40 });
        var error = await FailAsync(Client());
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.Message.ShouldContain(Server.BaseUrl.Authority);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_server_that_does_not_end_its_answer_in_time_is_a_timeout(bool beginsToAnswer)
    {
        var whole = FakeAnswer.Completion("late");
        Server.Next(beginsToAnswer ? whole with { StopAfter = 40, HangsThere = true } : whole with { Latency = TimeSpan.FromMinutes(1) });
        var error = await FailAsync(Client(timeout: TimeSpan.FromMilliseconds(200)));
        error.Kind.ShouldBe(ModelErrorKind.Timeout);
        error.Message.ShouldBe($"No whole answer from {Server.BaseUrl.Authority} within 0.2 s.");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Cancellation_in_mid_call_is_no_timeout(bool beginsToAnswer)
    {
        using var stop = new CancellationTokenSource();
        Server.Otherwise = _ => FakeAnswer.Completion("late") with { StopAfter = beginsToAnswer ? 40 : 0, HangsThere = true };
        var call = Ask(Client(), cancellationToken: stop.Token);
        await Server.ArrivalAsync();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
    }

    [Test]
    public async Task A_port_where_nobody_listens_is_a_connection_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closed = new Uri($"http://{listener.LocalEndpoint}/v1");
        listener.Stop();
        var error = await FailAsync(Client(url: closed));
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.Message.ShouldStartWith($"Cannot connect to {closed.Authority}: ");
    }

    [Test]
    public async Task A_host_that_does_not_exist_is_a_connection_failure()
    {
        // RFC 6761: no resolver knows a name under .invalid.
        var error = await FailAsync(Client(url: new Uri("http://models.invalid/v1")));
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.Message.ShouldStartWith("Cannot find the host models.invalid: ");
    }

    private static async Task<ModelError> FailAsync(IModelClient client)
    {
        var reply = await Ask(client);
        reply.Response.ShouldBeNull();
        reply.Attempts.ShouldBe(1);
        return reply.Error.ShouldNotBeNull();
    }
}
