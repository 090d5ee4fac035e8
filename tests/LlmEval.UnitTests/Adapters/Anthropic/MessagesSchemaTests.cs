using System.Text.Json;
using LlmEval.Adapters.Anthropic;
using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Anthropic;

public class MessagesSchemaTests
{
    [Test]
    public void A_schema_is_an_output_format_beside_the_effort() =>
        Field("output_config", AnswerForm.Schema, new ModelParameters { ReasoningEffort = "low" })
            .ShouldBe("""{"effort":"low","format":{"type":"json_schema","schema":{"type":"object"}}}""");

    [Test]
    public void Or_a_tool_that_has_to_be_used()
    {
        Field("tools", AnswerForm.Tool).ShouldBe("""[{"name":"answer","description":"An answer.","input_schema":{"type":"object"}}]""");
        Field("tool_choice", AnswerForm.Tool).ShouldBe("""{"type":"tool","name":"answer"}""");
        Field("output_config", AnswerForm.Tool).ShouldBeNull();
    }

    [Test]
    public void Or_left_to_the_words_of_the_request()
    {
        Field("tools", AnswerForm.Words).ShouldBeNull();
        Field("output_config", AnswerForm.Words).ShouldBeNull();
    }

    [TestCase("claude-3-5-sonnet-latest", true)]
    [TestCase("claude-opus-4-20250514", true)]
    [TestCase("claude-opus-4-1", false)]
    [TestCase("claude-sonnet-4-5", false)]
    [TestCase("claude-opus-5", false)]
    [TestCase("my-gateway-model", false)]
    public void Models_without_structured_output_are_given_a_tool_at_once(string model, bool tool) =>
        (MessagesDialect.For(model).StrictestForm == AnswerForm.Tool).ShouldBe(tool);

    private static string? Field(string name, AnswerForm form, ModelParameters? parameters = null)
    {
        var request = SomeModels.Request(parameters: parameters) with { AnswerSchema = new AnswerSchema("answer", "An answer.", """{"type":"object"}""") };
        var body = MessagesRequestBody.Write("claude-opus-4-6", MessagesDialect.For("claude-opus-4-6"), request, form);
        return body.Fields.TryGetValue(name, out var field) ? JsonSerializer.Serialize(field) : null;
    }
}
