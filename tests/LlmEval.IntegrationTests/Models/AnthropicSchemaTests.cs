using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>How an answer of Claude is held to a schema.</summary>
[TestFixture(true)]
[TestFixture(false)]
public class AnthropicSchemaTests(bool stream) : AnthropicFixture
{
    private const string Answer = """{"verdict":"tie","confidence":0.5}""";

    [Test]
    public async Task A_model_that_has_structured_output_is_asked_for_it()
    {
        Server.Otherwise = _ => FakeAnthropicServer.Message(Answer);

        (await AskAsync("claude-opus-4-6")).Response!.Text.ShouldBe(Answer);

        Server.Calls.ShouldHaveSingleItem().Json.GetProperty("output_config").GetProperty("format").GetProperty("type").GetString().ShouldBe("json_schema");
    }

    [Test]
    public async Task An_older_one_has_to_use_a_tool_and_its_input_is_the_answer()
    {
        Server.Otherwise = _ => FakeAnthropicServer.ToolUse("pair_verdict", JsonNode.Parse(Answer)!.AsObject());

        var response = (await AskAsync("claude-3-5-sonnet-latest")).Response!;

        (response.Text, response.FinishReason).ShouldBe((Answer, FinishReason.Stop));
        var call = Server.Calls.ShouldHaveSingleItem().Json;
        call.GetProperty("tool_choice").GetProperty("type").GetString().ShouldBe("tool");
        call.TryGetProperty("output_config", out _).ShouldBeFalse();
    }

    private Task<ModelReply> AskAsync(string model) =>
        Client(model, stream: stream).GenerateAsync(SomeModels.Asking("Which is better?") with { AnswerSchema = JudgeAnswerFormat.Schema }, CancellationToken.None);
}
