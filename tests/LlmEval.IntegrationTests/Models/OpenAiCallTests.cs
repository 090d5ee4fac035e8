using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.IntegrationTests.Models;

/// <summary>What is sent, and what is made of answers.</summary>
public class OpenAiCallTests : OpenAiFixture
{
    [Test]
    public async Task The_call_is_one_POST_with_the_key_and_this_body()
    {
        var parameters = new ModelParameters { Temperature = 0.2, MaxOutputTokens = 1500, Seed = 40 };
        (await Ask(Client(parameters: parameters), parameters, sample: 2)).Error.ShouldBeNull();
        var call = Server.Calls.ShouldHaveSingleItem();
        call.Method.ShouldBe("POST");
        call.Path.ShouldBe("/v1/chat/completions");
        call.Headers["authorization"].ShouldBe("Bearer " + FakeOpenAiServer.Key);
        call.Headers["content-type"].ShouldBe("application/json");
        call.Headers["user-agent"].ShouldStartWith("llm-eval OpenAI/");
        call.Body.ShouldBe(
            """{"model":"gpt-4o","messages":[{"role":"system","content":"Be terse."},{"role":"user","content":"Write add."}],"""
            + "\"max_tokens\":1500,\"temperature\":0.2,\"seed\":42,\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    }

    [TestCase("o3-mini")]
    [TestCase("gpt-5")]
    public async Task A_reasoning_model_gets_what_it_takes_and_no_more(string model)
    {
        var parameters = new ModelParameters { MaxOutputTokens = 1500, ReasoningEffort = "low" };
        (await Ask(Client(model, parameters), parameters)).Error.ShouldBeNull();
        Server.Calls.ShouldHaveSingleItem().Body.ShouldBe(
            $$"""{"model":"{{model}}","messages":[{"role":"system","content":"Be terse."},{"role":"user","content":"Write add."}],"""
            + "\"max_completion_tokens\":1500,\"reasoning_effort\":\"low\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}");
    }

    [Test]
    public async Task A_parameter_that_slipped_past_the_set_up_is_refused_before_the_call()
    {
        var reply = await Ask(Client("o3-mini"), new ModelParameters { Temperature = 0.2 });
        reply.Error!.Kind.ShouldBe(ModelErrorKind.InvalidRequest);
        reply.Error.Message.ShouldContain("temperature");
        Server.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task Without_a_key_no_authorization_is_sent()
    {
        Server.RequiredKey = null;
        (await Ask(Client(key: ""))).Response.ShouldNotBeNull();
        Server.Calls.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain("authorization");
    }

    [TestCase("/", "/v1/chat/completions")]
    [TestCase("?api-version=1", "/v1/chat/completions?api-version=1")]
    public async Task An_address_may_end_with_a_slash_or_hold_a_query(string end, string path)
    {
        (await Ask(Client(url: new Uri(Server.BaseUrl + end)))).Response.ShouldNotBeNull();
        Server.Calls.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Test]
    public async Task Usage_tells_cached_and_reasoning_tokens()
    {
        Server.Next(FakeAnswer.Completion("x", usage: FakeAnswer.Usage(1117, 900, cached: 1024, reasoning: 832)));
        var response = (await Ask(Client())).Response!;
        response.Usage.ShouldBe(new TokenUsage { InputTokens = 1117, OutputTokens = 900, CachedInputTokens = 1024, ReasoningTokens = 832 });
        response.ServedModel.ShouldBe("gpt-4o-2024-08-06");
        response.Latency.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Test]
    public async Task All_tokens_spent_on_reasoning_is_an_empty_answer_that_says_why()
    {
        Server.Next(FakeAnswer.Completion("", "length", usage: FakeAnswer.Usage(20, 1500, reasoning: 1500)));
        var response = (await Ask(Client())).Response!;
        response.Text.ShouldBeEmpty();
        response.FinishReason.ShouldBe(FinishReason.Length);
        response.Usage!.ReasoningTokens.ShouldBe(1500);
    }

    [Test]
    public async Task A_refusal_and_a_content_filter_are_answers()
    {
        Server.Next(FakeAnswer.Completion(null, refusal: "I can't assist with that."), FakeAnswer.Completion("def", "content_filter"));
        var client = Client();
        (await Ask(client)).Response!.Refusal.ShouldBe("I can't assist with that.");
        var filtered = (await Ask(client)).Response!;
        filtered.FinishReason.ShouldBe(FinishReason.ContentFilter);
        filtered.Text.ShouldBe("def");
    }
}
