using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.IntegrationTests.Models;
using LlmEval.IntegrationTests.Storage;

namespace LlmEval.IntegrationTests.Lab;

/// <summary>A session whose process is killed, at any point, is gone on with by the next one.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class KilledSessionTests
{
    private const int Runs = 3;

    // Of each run: two experiments, and the judge in both orders.
    private const int Calls = Runs * 4;

    [Test]
    public async Task What_a_killed_session_paid_for_is_kept_and_the_rest_is_made(
        [Values(1, 3, 6, 8)] int killedAt)
    {
        await using var server = await FakeOpenAiServer.StartAsync();
        await using var lab = await OpenLab.CreateAsync(_ => [OpenLab.Served(server, new ModelLimits { Concurrency = 1, Retries = 0 })]);
        foreach (var name in new[] { "a", "b" }) await lab.AddConfigAsync(name, "served", name);
        await lab.AddReviewAsync("served", ServedJudge.Model);
        var session = await RunAndKillAsync(lab, server, killedAt);
        server.Otherwise = ServedJudge.Answer;
        (await lab.Access.Runs.FindSessionAsync(session, CancellationToken.None))!.Status.ShouldBe(LabSessionStatus.Running, "nobody could say so");

        var resumed = await lab.Runner.ResumeAsync(CancellationToken.None);
        await lab.Runner.WhenDoneAsync(session, CancellationToken.None);

        resumed.ShouldContain(session);
        var runs = await lab.Access.Runs.RunsOfSessionAsync(session, CancellationToken.None);
        (await lab.Access.Runs.FindSessionAsync(session, CancellationToken.None))!.ShouldSatisfyAllConditions(
            end => end.Status.ShouldBe(LabSessionStatus.Completed, end.Error),
            end => end.RunsCompleted.ShouldBe(Runs));
        runs.Select(run => (run.Number, run.Status)).ShouldBe([.. Enumerable.Range(1, Runs).Select(number => (number, LabRunStatus.AnalysisCompleted))]);
        foreach (var run in runs) (await lab.ExperimentsAsync(run.Id)).Keys.Order().ShouldBe(["a", "b"]);
        (await lab.Access.Scoring.ListBatchesAsync(OpenLab.Prompt, run: null, CancellationToken.None)).Select(batch => batch.Status).ShouldBe(Enumerable.Repeat(AiBatchStatus.Completed, Runs));
        // Two lanes, and a judge that is asked one thing at a time: no more is paid for twice than was in flight.
        server.Calls.Count.ShouldBeInRange(Calls, Calls + 2);
        lab.Events.OfType<Core.Pipeline.Lab.LabWarning>().ShouldBeEmpty();
    }

    [Test]
    public async Task What_another_process_works_on_is_left_alone()
    {
        await using var server = await FakeOpenAiServer.StartAsync();
        await using var lab = await OpenLab.CreateAsync(_ => [OpenLab.Served(server)]);
        await lab.AddConfigAsync("a", "served", "a");
        var held = new TaskCompletionSource();
        server.Next([FakeAnswer.Completion("rain") with { Held = held.Task }]);
        var run = await lab.Runner.StartRunAsync(new() { Prompt = OpenLab.Prompt }, CancellationToken.None);
        await server.ArrivalAsync();
        await using var other = lab.Another();

        await other.Runner.ResumeAsync(CancellationToken.None);
        await other.Runner.WhenDoneAsync(run.Id, CancellationToken.None);
        held.SetResult();
        await lab.Runner.WhenDoneAsync(run.Id, CancellationToken.None);

        server.Calls.Count.ShouldBe(1);
        (await lab.FindRunAsync(run.Id)).Status.ShouldBe(LabRunStatus.ExperimentCompleted);
    }

    [Test]
    public async Task A_process_that_ends_in_order_leaves_the_session_to_the_next_one()
    {
        await using var server = await FakeOpenAiServer.StartAsync();
        await using var lab = await OpenLab.CreateAsync(_ => [OpenLab.Served(server)]);
        await lab.AddConfigAsync("a", "served", "a");
        var other = lab.Another();
        server.Next([FakeAnswer.Completion("rain") with { Held = new TaskCompletionSource().Task }]);
        var session = await other.Runner.StartSessionAsync(new() { Prompt = OpenLab.Prompt, Runs = 2, RequestedBy = "tester" }, CancellationToken.None);
        await server.ArrivalAsync();
        await other.DisposeAsync();

        await lab.Runner.ResumeAsync(CancellationToken.None);
        await lab.Runner.WhenDoneAsync(session.Id, CancellationToken.None);

        (await lab.Access.Runs.FindSessionAsync(session.Id, CancellationToken.None))!.Status.ShouldBe(LabSessionStatus.Completed);
        (await lab.Access.Runs.RunsOfSessionAsync(session.Id, CancellationToken.None)).Select(run => run.Status).ShouldBe([LabRunStatus.ExperimentCompleted, LabRunStatus.ExperimentCompleted]);
    }

    // The call in question is never answered: its process dies with it in flight.
    private static async Task<string> RunAndKillAsync(OpenLab lab, FakeOpenAiServer server, int killedAt)
    {
        var (arrived, never) = (0, new TaskCompletionSource());
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Otherwise = call =>
        {
            var answer = ServedJudge.Answer(call);
            if (Interlocked.Increment(ref arrived) != killedAt) return answer;
            reached.SetResult();
            return answer with { Held = never.Task };
        };
        await using var host = StorageHost.Start("lab", lab.Options.StateFolder, url: lab.Url, arguments: [server.BaseUrl.AbsoluteUri, FakeOpenAiServer.Key, OpenLab.Prompt, OpenLab.Review, $"{Runs}"]);
        (await host.ReadLineAsync()).ShouldBe("open");
        var session = await host.ReadLineAsync();
        await reached.Task;
        await host.KillAsync();
        return session;
    }
}
