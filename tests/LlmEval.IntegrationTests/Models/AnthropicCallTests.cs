using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What is sent, and what is made of answers, whole or in pieces.</summary>
public class AnthropicCallTests : AnthropicFixture
{
    [Test]
    public async Task The_call_is_one_POST_with_the_key_and_this_body()
    {
        var parameters = new ModelParameters { TopP = 0.9, MaxOutputTokens = 1500, Stop = ["\nEND"] };
        (await Ask(Client(), parameters)).Error.ShouldBeNull();
        var call = Server.Calls.ShouldHaveSingleItem();
        call.Path.ShouldBe("/v1/messages");
        string.Join(' ', call.Headers.GetValueOrDefault("x-api-key"), call.Headers.GetValueOrDefault("authorization")).ShouldContain(FakeAnthropicServer.Key);
        call.Json.EnumerateObject().Select(field => $"{field.Name}={field.Value.GetRawText()}").ShouldBe(
            [
                "model=\"claude-opus-4-6\"", "max_tokens=1500", "system=\"Be terse.\"", """messages=[{"role":"user","content":"Write add."}]""",
                "top_p=0.9", """stop_sequences=["\nEND"]""", "stream=true",
            ],
            ignoreOrder: true);
    }

    [TestCase("claude-opus-4-6", "high", """{"type":"adaptive"}""", """{"effort":"high"}""")]
    [TestCase("claude-opus-5-5", "xhigh", """{"type":"adaptive"}""", """{"effort":"xhigh"}""")]
    [TestCase("claude-opus-4-5-20251101", "low", null, """{"effort":"low"}""")]
    [TestCase("claude-opus-4-6", "none", null, null)]
    [TestCase("claude-opus-5", "none", """{"type":"disabled"}""", null)]
    public async Task An_effort_is_sent_as_the_model_takes_it(string model, string effort, string? thinking, string? config)
    {
        (await Ask(Client(model), new ModelParameters { ReasoningEffort = effort })).Error.ShouldBeNull();
        var body = Server.Calls.ShouldHaveSingleItem().Json;
        (body.TryGetProperty("thinking", out var sent) ? sent.GetRawText() : null).ShouldBe(thinking);
        (body.TryGetProperty("output_config", out var output) ? output.GetRawText() : null).ShouldBe(config);
    }

    [Test]
    public async Task Without_a_limit_of_tokens_the_default_of_the_model_is_sent()
    {
        await Ask(Client("claude-3-haiku-20240307"));
        await Ask(Client("claude-opus-5"));
        Server.Calls.Select(call => call.Json.GetProperty("max_tokens").GetInt32()).ShouldBe([4096, 16_384]);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_answer_is_read_with_usage_and_served_model(bool stream)
    {
        Server.Next(FakeAnthropicServer.Message("def f(): 😀", thinking: "hm", usage: FakeAnthropicServer.Usage(19, 110, read: 1000, written: 200, thinking: 64)));
        var response = (await Ask(Client(stream: stream))).Response!;
        response.Text.ShouldBe("def f(): 😀");
        response.FinishReason.ShouldBe(FinishReason.Stop);
        response.Usage.ShouldBe(new TokenUsage { InputTokens = 1219, OutputTokens = 110, CachedInputTokens = 1000, ReasoningTokens = 64 });
        response.ServedModel.ShouldBe("claude-opus-4-6");
        response.Refusal.ShouldBeNull();
        if (stream) response.TimeToFirstToken.ShouldNotBeNull().ShouldBeInRange(TimeSpan.Zero, response.Latency);
        else response.TimeToFirstToken.ShouldBeNull();
    }

    [TestCase("end_turn", FinishReason.Stop)]
    [TestCase("stop_sequence", FinishReason.Stop)]
    [TestCase("max_tokens", FinishReason.Length)]
    [TestCase("model_context_window_exceeded", FinishReason.Length)]
    [TestCase("refusal", FinishReason.ContentFilter)]
    [TestCase("pause_turn", FinishReason.Other)]
    [TestCase("a_new_one", FinishReason.Other)]
    public async Task Any_reason_to_stop_can_be_read(string reason, FinishReason expected)
    {
        foreach (var stream in new[] { true, false })
        {
            Server.Next(FakeAnthropicServer.Message("x", reason));
            var response = (await Ask(Client(stream: stream))).Response!;
            response.FinishReason.ShouldBe(expected);
            response.Refusal.ShouldBe(reason == "refusal" ? "Not that." : null);
        }
    }

    [Test]
    public async Task A_server_that_refuses_to_stream_is_asked_for_whole_answers_from_then_on()
    {
        Server.Otherwise = call => call.WantsStream
            ? FakeAnthropicServer.Failure(400, "invalid_request_error", "stream: not supported by this gateway")
            : FakeAnthropicServer.Message("whole");
        var client = Client();
        (await Ask(client)).Response!.Text.ShouldBe("whole");
        (await Ask(client)).Response!.Text.ShouldBe("whole");
        Server.Calls.Select(call => call.WantsStream).ShouldBe([true, false, false]);
    }

    [TestCase("ANTHROPIC_API_KEY")]
    [TestCase("ANTHROPIC_AUTH_TOKEN")]
    public async Task Without_a_key_none_is_sent_though_the_machine_has_one(string variable)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, "sk-ant-of-this-machine");
        try
        {
            Server.RequiredKey = null;
            (await Ask(Client(key: ""))).Response.ShouldNotBeNull();
            Server.Calls.ShouldHaveSingleItem().Headers.Values.ShouldNotContain(value => value.Contains("of-this-machine"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
