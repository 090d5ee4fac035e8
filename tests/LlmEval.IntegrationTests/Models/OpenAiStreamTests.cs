using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>Answers that come piece by piece, and servers that cannot.</summary>
public class OpenAiStreamTests : OpenAiFixture
{
    private const string Stream = "text/event-stream";

    [Test]
    public async Task An_answer_in_pieces_is_the_whole_answer_with_the_time_to_its_first_token()
    {
        Server.Next(FakeAnswer.Completion("def f(): 😀", usage: FakeAnswer.Usage(19, 110, cached: 16, reasoning: 64)));
        var response = (await Ask(Client())).Response!;
        response.Text.ShouldBe("def f(): 😀");
        response.FinishReason.ShouldBe(FinishReason.Stop);
        response.Usage.ShouldBe(new TokenUsage { InputTokens = 19, OutputTokens = 110, CachedInputTokens = 16, ReasoningTokens = 64 });
        response.ServedModel.ShouldBe("gpt-4o-2024-08-06");
        response.TimeToFirstToken.ShouldNotBeNull().ShouldBeInRange(TimeSpan.Zero, response.Latency);
    }

    [Test]
    public async Task A_server_that_ignores_the_wish_answers_whole()
    {
        Server.Next(FakeAnswer.Completion("whole") with { InPieces = false });
        var response = (await Ask(Client())).Response!;
        response.Text.ShouldBe("whole");
        response.TimeToFirstToken.ShouldBeNull();
    }

    [Test]
    public async Task Who_wants_no_stream_asks_for_none()
    {
        (await Ask(Client(stream: false))).Response!.TimeToFirstToken.ShouldBeNull();
        Server.Calls.ShouldHaveSingleItem().Body.ShouldNotContain("stream");
    }

    [TestCase(400, "Your organization must be verified to stream this model.")]
    [TestCase(400, "Unrecognized request argument supplied: stream_options")]
    [TestCase(422, "stream: extra fields not permitted")]
    public async Task A_server_that_refuses_to_stream_is_asked_for_whole_answers_from_then_on(int status, string message)
    {
        Server.Otherwise = call => call.WantsStream
            ? FakeAnswer.Failure(status, message, "invalid_request_error", "unsupported_value", "stream")
            : FakeAnswer.Completion("whole");
        var client = Client();
        foreach (var sample in new[] { 0, 1 })
        {
            var reply = await Ask(client, sample: sample);
            reply.Response!.Text.ShouldBe("whole");
            reply.Attempts.ShouldBe(1);
        }

        Server.Calls.Select(call => call.WantsStream).ShouldBe([true, false, false]);
    }

    [Test]
    public async Task Another_refusal_stays_one()
    {
        Server.Otherwise = _ => FakeAnswer.Failure(400, "Unrecognized request argument supplied: seed", "invalid_request_error", null);
        (await Ask(Client())).Error!.Kind.ShouldBe(ModelErrorKind.InvalidRequest);
        Server.Calls.ShouldHaveSingleItem();
    }

    // Bytes of the stream: in the middle of its first piece, behind the first content, and just before the finish reason.
    [TestCase(40)]
    [TestCase(600)]
    [TestCase(700)]
    public async Task A_stream_that_is_cut_is_a_connection_failure(int bytes)
    {
        Server.Next(FakeAnswer.Completion("def add(a, b): return a + b") with { StopAfter = bytes });
        var error = (await Ask(Client())).Error.ShouldNotBeNull();
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.IsTransient.ShouldBeTrue();
    }

    [Test]
    public async Task A_stream_that_ends_in_good_order_but_too_early_is_a_connection_failure()
    {
        Server.Next(new FakeAnswer { ContentType = Stream, Body = """data: {"choices":[{"delta":{"content":"def"}}]}""" + "\n\n" });
        var error = (await Ask(Client())).Error.ShouldNotBeNull();
        error.Kind.ShouldBe(ModelErrorKind.Connection);
        error.Message.ShouldBe("The stream ended before the answer did.");
    }

    [Test]
    public async Task The_time_of_an_attempt_bounds_the_whole_stream()
    {
        Server.Next(FakeAnswer.Completion(new string('x', 20_000)) with { PieceDelay = TimeSpan.FromMilliseconds(20) });
        (await Ask(Client(timeout: TimeSpan.FromMilliseconds(300)))).Error!.Kind.ShouldBe(ModelErrorKind.Timeout);
    }

    [TestCase("""data: {"error":{"message":"Overloaded","code":503}}""", ModelErrorKind.Server, 503)]
    [TestCase("event: error\ndata: {\"object\":\"error\",\"message\":\"CUDA out of memory\",\"code\":500}", ModelErrorKind.Server, 500)]
    [TestCase("""data: {"choices":[{"delta":{},"error":{"message":"Slow down","code":429}}]}""", ModelErrorKind.RateLimited, 429)]
    [TestCase("""data: {"choices":[{"del""", ModelErrorKind.Malformed, null)]
    [TestCase("""data: {"choices":[{"delta":{"content":"\ud83d"}}]}""", ModelErrorKind.Malformed, null)]
    [TestCase("data: [DONE]", ModelErrorKind.Malformed, null)]
    public async Task A_failure_within_a_stream_is_a_failure(string late, ModelErrorKind kind, int? status)
    {
        var begun = late.EndsWith("[DONE]", StringComparison.Ordinal) ? "" : """data: {"choices":[{"delta":{"content":"def"}}]}""" + "\n\n";
        Server.Next(new FakeAnswer { ContentType = Stream, Body = $"{begun}{late}\n\n" });
        var error = (await Ask(Client())).Error.ShouldNotBeNull();
        error.Kind.ShouldBe(kind);
        error.Status.ShouldBe(status);
    }

    [Test]
    public async Task What_other_servers_stream_is_read()
    {
        Server.Next(new FakeAnswer
        {
            ContentType = Stream,
            Body = """
                : keep-alive

                data: {"model":"deepseek-r2","choices":[{"delta":{"role":"assistant","content":null,"reasoning_content":"hm"}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"index":0}]}}]}

                data: {"choices":[{"delta":{"content":[{"type":"thinking","text":"hm"},{"type":"text","text":"ok"}]},"finish_reason":"eos"}]}


                """,
        });
        var response = (await Ask(Client())).Response!;
        response.Text.ShouldBe("ok");
        response.FinishReason.ShouldBe(FinishReason.Other);
        response.Usage.ShouldBeNull();
        response.TimeToFirstToken.ShouldNotBeNull();
    }
}
