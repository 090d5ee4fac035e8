using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Judging.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Models;

/// <summary>How an answer is held to a schema, by servers that can do it and by those that cannot.</summary>
[TestFixture(true)]
[TestFixture(false)]
public class OpenAiSchemaTests(bool stream) : OpenAiFixture
{
    private const string Answer = """{"critique":"c","issues":[],"verdict":"tie","confidence":0.5}""";

    [Test]
    public async Task The_servers_own_structured_output_is_asked_for_first()
    {
        Server.Otherwise = _ => FakeAnswer.Completion(Answer);

        (await AskAsync(Client(stream: stream))).Response!.Text.ShouldBe(Answer);

        Server.Calls.ShouldHaveSingleItem().Json.GetProperty("response_format").GetProperty("json_schema").GetProperty("strict").GetBoolean().ShouldBeTrue();
    }

    [Test]
    public async Task A_server_without_it_is_given_a_tool_within_the_same_attempt_and_at_once_from_then_on()
    {
        Server.Refused = ["response_format"];
        Server.Otherwise = call => FakeAnswer.ToolCall(call, Answer);
        var client = Client(stream: stream);

        var first = (await AskAsync(client)).Response!;
        (await AskAsync(client)).Response!.Text.ShouldBe(Answer);

        (first.Text, first.FinishReason).ShouldBe((Answer, FinishReason.Stop));
        Server.Calls.Count.ShouldBe(3);
        Server.Calls[2].Json.TryGetProperty("response_format", out _).ShouldBeFalse();
        Server.Calls[2].Json.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString().ShouldBe("pair_verdict");
    }

    [Test]
    public async Task A_server_without_either_is_asked_in_words()
    {
        Server.Refused = ["response_format", "tools"];
        Server.Otherwise = _ => FakeAnswer.Completion("Sure: " + Answer);

        (await AskAsync(Client(stream: stream))).Response!.Text.ShouldBe("Sure: " + Answer);

        Server.Calls.Count.ShouldBe(3);
    }

    [Test]
    public async Task Calls_without_a_schema_are_as_they_were()
    {
        (await AskAsync(Client(stream: stream), schema: false)).Error.ShouldBeNull();

        var body = Server.Calls.ShouldHaveSingleItem().Json;
        body.TryGetProperty("response_format", out _).ShouldBeFalse();
        body.TryGetProperty("tools", out _).ShouldBeFalse();
    }

    private static Task<ModelReply> AskAsync(IModelClient client, bool schema = true) =>
        client.GenerateAsync(SomeModels.Asking("Which is better?") with { Parameters = new ModelParameters(), AnswerSchema = schema ? JudgeAnswerFormat.Schema : null }, CancellationToken.None);
}
