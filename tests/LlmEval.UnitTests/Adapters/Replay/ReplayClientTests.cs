using LlmEval.Adapters.Replay;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Adapters.Replay;

public class ReplayClientTests
{
    private FakeTimeProvider time = null!;
    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeClockAndFolder() => (time, folder) = (new(), new());

    [TearDown]
    public void DropFolder() => folder.Dispose();

    [Test]
    public async Task A_missing_answer_names_file_task_and_sample()
    {
        await using var client = Create("""{"task_id":"t/1","response":"x"}""");
        var reply = await client.GenerateAsync(SomeModels.Request(sample: 2), default);
        reply.Error!.Kind.ShouldBe(ModelErrorKind.NotRecorded);
        reply.Error.Message.ShouldBe(
            $"{folder.Path}/answers.jsonl has no answer for task 't/1', prompt 'default', sample 2; it has 1 of this task.");
    }

    [Test]
    public async Task A_recorded_rate_limit_is_final_and_costs_no_wait()
    {
        await using var client = Create("""{"task_id":"t/1","error":{"status":429,"message":"slow down"}}""");
        var call = client.GenerateAsync(SomeModels.Request(), default);
        (await time.FinishAsync(call)).ShouldBe(TimeSpan.Zero);
        (await call).Error.ShouldBe(new ModelError { Kind = ModelErrorKind.RateLimited, Status = 429, Message = "slow down" });
        (await call).Attempts.ShouldBe(1);
    }

    [Test]
    public async Task What_a_judge_said_of_each_response_stands_behind_the_labels_of_the_call()
    {
        await using var client = Create(
            """
            {"task_id":"t/1","config":"a","sample":1,"overall_score":3,"comment":"dull","criteria_scores":{"form":2},"usage":{"input_tokens":10,"output_tokens":5}}
            {"task_id":"t/1","config":"b","sample":1,"overall_score":9,"comment":"fine","usage":{"input_tokens":10,"output_tokens":5}}
            {"task_id":"t/1","config":"c","sample":1,"overall_score":3}
            {"task_id":"t/1","config":"b","sample":1,"prompt":"strict","overall_score":1}
            """);

        var list = await client.GenerateAsync(Judging(("A", "c"), ("B", "b"), ("C", "a")), default);
        var two = await client.GenerateAsync(Judging(("A", "a"), ("B", "b")), default);
        var one = await client.GenerateAsync(Judging((null, "a")), default);
        var strict = await client.GenerateAsync(Judging((null, "b")) with { PromptId = "strict" }, default);
        var missing = await client.GenerateAsync(Judging(("A", "a"), ("B", "nobody")), default);

        Rankings(list).ShouldBe([("A", 3, 2), ("B", 9, 1), ("C", 3, 2)]);
        Rankings(two).ShouldBe([("A", 3, 2), ("B", 9, 1)]);
        list.Response!.Usage.ShouldBeNull("one of them says none");
        two.Response!.Usage.ShouldBe(new TokenUsage { InputTokens = 20, OutputTokens = 10 });
        one.Response!.Text.ShouldBe("""{"comment":"dull","criteria_scores":{"form":2},"overall_score":3}""");
        strict.Response!.Text.ShouldBe("""{"overall_score":1}""");
        missing.Error!.Kind.ShouldBe(ModelErrorKind.NotRecorded);
        missing.Error.Message.ShouldContain("config 'nobody', sample 1");
    }

    [Test]
    public async Task Recorded_ranks_count_before_scores_and_only_among_those_that_are_shown()
    {
        await using var client = Create(
            """
            {"task_id":"t/1","config":"a","row":"r","sample":1,"overall_score":9,"rank":4}
            {"task_id":"t/1","config":"b","row":"r","sample":1,"overall_score":9,"rank":2}
            """);

        var list = await client.GenerateAsync(Judging(("A", "a"), ("B", "b")) with
        {
            Responses = new JudgedResponses([new("A", "a", "r", 2), new("B", "b", "r", 2)]),
        }, default);

        Rankings(list).ShouldBe([("A", 9, 2), ("B", 9, 1)]);
    }

    private static ModelRequest Judging(params (string? Label, string Config)[] shown) => SomeModels.Request() with
    {
        PromptId = "review",
        Responses = new JudgedResponses([.. shown.Select(one => new JudgedResponse(one.Label, one.Config, null, 2))]),
    };

    private static IEnumerable<(string Label, double Score, int Rank)> Rankings(ModelReply reply)
    {
        using var json = System.Text.Json.JsonDocument.Parse(reply.Response!.Text);
        return [.. json.RootElement.GetProperty("rankings").EnumerateArray().Select(entry =>
            (entry.GetProperty("label").GetString()!, entry.GetProperty("overall_score").GetDouble(), entry.GetProperty("rank").GetInt32()))];
    }

    [Test]
    public void A_file_that_is_not_there_is_a_fault_of_the_set_up()
    {
        var message = Should.Throw<ModelSetupException>(() => new ReplayProvider().CreateClient(Options("/nowhere/answers.jsonl"))).Message;
        message.ShouldStartWith("model 'my-model': cannot replay /nowhere/answers.jsonl: ");
    }

    [Test]
    public void Broken_lines_are_a_fault_of_the_set_up() =>
        Should.Throw<ModelSetupException>(() => Create("{oops")).Message.ShouldContain("answers.jsonl:1: no JSON: ");

    private static ModelOptions Options(string path) => SomeModels.Options("replay", new ReplayOptions { Path = path });

    private IModelClient Create(string content) =>
        new ModelClientFactory([new ReplayProvider()], time).Create(Options(folder.File("answers.jsonl", content)));
}
