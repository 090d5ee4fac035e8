using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Adapters.OpenAi;

public class ChatResponseBodyTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromSeconds(2);

    [Test]
    public void The_input_of_a_tool_is_the_answer()
    {
        var reply = Read("""
            {"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"answer","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}]}
            """);
        reply.Response!.Text.ShouldBe("{\"a\":1}");
        reply.Response.FinishReason.ShouldBe(FinishReason.Stop);
    }

    [Test]
    public void An_answer_is_read_with_usage_and_served_model()
    {
        var reply = Read(
            """
            {"id":"chatcmpl-1","object":"chat.completion","model":"gpt-4o-2024-08-06",
             "choices":[{"index":0,"message":{"role":"assistant","content":"def f(): pass","refusal":null},"finish_reason":"stop"}],
             "usage":{"prompt_tokens":19,"completion_tokens":110,"total_tokens":129,
               "prompt_tokens_details":{"cached_tokens":16,"audio_tokens":0},
               "completion_tokens_details":{"reasoning_tokens":64,"audio_tokens":0}}}
            """);
        reply.Response.ShouldBe(new ModelResponse
        {
            Text = "def f(): pass",
            FinishReason = FinishReason.Stop,
            Usage = new() { InputTokens = 19, OutputTokens = 110, CachedInputTokens = 16, ReasoningTokens = 64 },
            Latency = Latency,
            ServedModel = "gpt-4o-2024-08-06",
        });
    }

    // What each server counts, and what it is here: input, output, cached, reasoning.
    [TestCase("""{"prompt_tokens":20,"completion_tokens":5,"prompt_cache_hit_tokens":16,"prompt_cache_miss_tokens":4}""", 20, 5, 16, 0)]
    [TestCase("""{"prompt_tokens":20,"completion_tokens":5,"total_tokens":125,"completion_tokens_details":{"reasoning_tokens":100}}""", 20, 105, 0, 100)]
    [TestCase("""{"prompt_tokens":20,"completion_tokens":105,"total_tokens":125,"completion_tokens_details":{"reasoning_tokens":100}}""", 20, 105, 0, 100)]
    [TestCase("""{"prompt_tokens":20,"completion_tokens":5,"total_tokens":25,"completion_tokens_details":{"reasoning_tokens":100}}""", 20, 5, 0, 0)]
    [TestCase("""{"prompt_tokens":20,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":21}}""", 20, 5, 0, 0)]
    [TestCase("""{"prompt_tokens":20,"completion_tokens":5,"prompt_tokens_details":null,"completion_tokens_details":{"reasoning_tokens":-1}}""", 20, 5, 0, 0)]
    public void Usage_is_the_same_whoever_counts(string usage, int input, int output, int cached, int reasoning) =>
        Read("""{"choices":[{"message":{"content":"x"}}],"usage":""" + usage + "}").Response!.Usage.ShouldBe(
            new TokenUsage { InputTokens = input, OutputTokens = output, CachedInputTokens = cached, ReasoningTokens = reasoning });

    [TestCase("{}")]
    [TestCase("""{"prompt_tokens":-1,"completion_tokens":5}""")]
    [TestCase("""{"prompt_tokens":"many","completion_tokens":5}""")]
    public void Usage_that_cannot_be_is_none(string usage) =>
        Read("""{"choices":[{"message":{"content":"x"}}],"usage":""" + usage + "}").Response!.Usage.ShouldBeNull();

    [TestCase("\"stop\"", FinishReason.Stop)]
    [TestCase("\"length\"", FinishReason.Length)]
    [TestCase("\"content_filter\"", FinishReason.ContentFilter)]
    [TestCase("\"tool_calls\"", FinishReason.Other)]
    [TestCase("\"eos_token\"", FinishReason.Other)]
    [TestCase("null", FinishReason.Other)]
    public void Any_finish_reason_can_be_read(string json, FinishReason reason) =>
        Read($$"""{"choices":[{"message":{"content":"x"},"finish_reason":{{json}}}]}""").Response!.FinishReason.ShouldBe(reason);

    [Test]
    public void A_refusal_is_an_answer_without_text()
    {
        var response = Read("""{"choices":[{"message":{"content":null,"refusal":"I can't help."},"finish_reason":"stop"}]}""").Response!;
        response.Text.ShouldBeEmpty();
        response.Refusal.ShouldBe("I can't help.");
        response.Usage.ShouldBeNull();
    }

    [Test]
    public void Of_content_in_parts_the_texts_are_the_answer() =>
        Read(
            """
            {"choices":[{"message":{"content":[
              {"type":"thinking","text":"hm"},{"type":"text","text":"a"},{"type":"text","text":"b"}]}}]}
            """).Response!.Text.ShouldBe("ab");

    [TestCase("""{"choices":[]}""")]
    [TestCase("""{"id":"x"}""")]
    [TestCase("""{"choices":[{"finish_reason":"stop"}]}""")]
    [TestCase("""{"choices":[{"message":{"content":"half a pair: \ud83d"}}]}""")]
    [TestCase("""{"choices":[{"message":""")]
    [TestCase("<html>busy</html>")]
    [TestCase("[]")]
    [TestCase("")]
    public void A_body_without_an_answer_is_malformed(string body)
    {
        var error = Read(body).Error!;
        error.Kind.ShouldBe(ModelErrorKind.Malformed);
        error.IsTransient.ShouldBeTrue();
    }

    [TestCase("""{"error":{"message":"Overloaded","code":503}}""", ModelErrorKind.Server, 503)]
    [TestCase("""{"error":{"message":"Slow down","code":429},"choices":[]}""", ModelErrorKind.RateLimited, 429)]
    [TestCase("""{"error":"upstream failed"}""", ModelErrorKind.Server, 502)]
    [TestCase("""{"choices":[{"error":{"message":"cut","code":502},"message":{"content":"de"}}]}""", ModelErrorKind.Server, 502)]
    public void A_failure_that_a_gateway_wraps_in_a_success_is_a_failure(string body, ModelErrorKind kind, int status)
    {
        var error = Read(body).Error!;
        error.Kind.ShouldBe(kind);
        error.Status.ShouldBe(status);
    }

    private static ModelReply Read(string body) => ChatResponseBody.Read(BinaryData.FromString(body), Latency);
}
