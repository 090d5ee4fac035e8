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
