using LlmEval.Adapters.ModelApi;
using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.OpenAi;

public class ChatRequestBodyTests
{
    private static readonly Uri OpenAi = new("https://api.openai.com/v1");

    [Test]
    public void What_is_not_set_is_not_sent() =>
        Body("gpt-4o", new()).ShouldBe("""{"model":"gpt-4o","messages":[{"role":"user","content":"Write add."}]}""");

    [Test]
    public void Every_parameter_has_its_field() =>
        Body("gpt-4o", new()
        {
            Temperature = 0.2,
            TopP = 0.95,
            MaxOutputTokens = 1500,
            Stop = ["\n\n", "END"],
            FrequencyPenalty = -0.5,
            PresencePenalty = 1,
            Seed = 40,
        }).ShouldBe(
            """{"model":"gpt-4o","messages":[{"role":"user","content":"Write add."}],"max_completion_tokens":1500,"temperature":0.2"""
            + ""","top_p":0.95,"frequency_penalty":-0.5,"presence_penalty":1,"seed":42,"stop":["\n\n","END"]}""");

    [Test]
    public void Reasoning_models_take_effort_and_verbosity() =>
        Body("gpt-5", new() { MaxOutputTokens = 900, ReasoningEffort = "minimal", Verbosity = "low" }).ShouldBe(
            """{"model":"gpt-5","messages":[{"role":"user","content":"Write add."}],"max_completion_tokens":900"""
            + ""","reasoning_effort":"minimal","verbosity":"low"}""");

    [Test]
    public void Roles_and_texts_are_sent_as_they_are()
    {
        var request = SomeModels.Request() with
        {
            Messages = [new(ChatRole.System, "Be terse."), new(ChatRole.User, "π ≈ \"3\"? 😀\n"), new(ChatRole.Assistant, "Yes")],
        };
        Text(ChatRequestBody.Write("o3", ChatDialect.For("o3", OpenAi, new()), request, streams: false)).ShouldBe(
            """{"model":"o3","messages":[{"role":"developer","content":"Be terse."},"""
            + """{"role":"user","content":"π ≈ \"3\"? 😀\n"},{"role":"assistant","content":"Yes"}]}""");
    }

    [Test]
    public void A_stream_is_asked_to_count_its_tokens() =>
        Text(ChatRequestBody.Write("gpt-4o", ChatDialect.For("gpt-4o", OpenAi, new()), SomeModels.Request(), streams: true))
            .ShouldEndWith("""],"stream":true,"stream_options":{"include_usage":true}}""");

    [Test]
    public void Repeats_have_seeds_of_their_own()
    {
        var seeds = Enumerable.Range(0, 3).Select(sample => Body("gpt-4o", new() { Seed = 7 }, sample)).ToList();
        seeds.ShouldBeUnique();
        seeds[0].ShouldContain("\"seed\":7}");
    }

    [TestCase((int)AnswerForm.Schema, ""","response_format":{"type":"json_schema","json_schema":{"name":"answer","description":"An answer.","strict":true,"schema":{"type":"object"}}}""")]
    [TestCase((int)AnswerForm.Tool, ""","tools":[{"type":"function","function":{"name":"answer","description":"An answer.","strict":true,"parameters":{"type":"object"}}}],"tool_choice":{"type":"function","function":{"name":"answer"}}""")]
    [TestCase((int)AnswerForm.Words, "")]
    public void A_schema_is_a_response_format_or_a_function_that_has_to_be_called(int form, string fields)
    {
        var request = SomeModels.Request() with { AnswerSchema = new AnswerSchema("answer", "An answer.", """{"type":"object"}""") };
        ChatRequestBody.Write("gpt-4o", ChatDialect.For("gpt-4o", OpenAi, new()), request, streams: false, (AnswerForm)form).ToString()
            .ShouldBe("""{"model":"gpt-4o","messages":[{"role":"user","content":"Write add."}]""" + fields + "}");
    }

    private static string Body(string model, ModelParameters parameters, int sample = 2) =>
        Text(ChatRequestBody.Write(model, ChatDialect.For(model, OpenAi, parameters), SomeModels.Request(sample, parameters), streams: false));

    // The writer escapes pairs of surrogates; as JSON both forms are one text.
    private static string Text(BinaryData body) => body.ToString().Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal);
}
