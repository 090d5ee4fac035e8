using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>What every <see cref="ILabRuns"/> does.</summary>
public abstract partial class LabRunsContract : LabContract
{
    private ILabRuns Runs => Ports.Runs;

    [Test]
    public async Task A_run_comes_back_as_it_was_written()
    {
        var (prompt, session, review) = (await PromptAsync(), SomeLab.Name("session"), await ReviewPromptAsync());
        await SessionAsync(prompt, made => made with { Id = session });
        // In the order asked for, which is not the alphabet's.
        var configs = new[] { await ConfigAsync(SomeLab.Config(SomeLab.Name("z"))), await ConfigAsync(SomeLab.Config(SomeLab.Name("\0a"))), await ConfigAsync(SomeLab.Config(SomeLab.Name("b"))) };
        var run = await RunAsync(prompt, configs, made => made with { Session = session, Number = 2, ReviewPrompt = review.Id, PlannedExperiments = 12 });
        (await Runs.FindRunAsync(run.Id, None)).ShouldBeTheSameAs(run);
        (await Runs.ListRunsAsync(prompt.Name, None)).ShouldHaveSingleItem().ShouldBeTheSameAs(run);
        (await Runs.RunsOfSessionAsync(session, None)).ShouldHaveSingleItem().ShouldBeTheSameAs(run);
        (await Runs.ListRunsAsync(null, None)).Select(found => found.Id).ShouldContain(run.Id);
        (await Runs.FindRunAsync("run_0", None)).ShouldBeNull();
        (await Runs.FindRunAsync("\0", None)).ShouldBeNull();
    }

    [TestCase(LabRunStatus.ExperimentCompleted, null)]
    [TestCase(LabRunStatus.Failed, "No key: OPENAI_API_KEY is not set\0\ud83d.")]
    [TestCase(LabRunStatus.AnalysisCompleted, null)]
    [TestCase(LabRunStatus.Cancelled, null)]
    [TestCase(LabRunStatus.Judging, null)]
    public async Task How_a_run_stands_is_written(LabRunStatus status, string? error)
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var other = await RunAsync(prompt, [config]);
        var run = await RunAsync(prompt, [config]);
        var moved = run with { Status = status, Error = error, CompletedAt = Some.Time.AddMinutes(1), StartedAt = Some.Time.AddSeconds(1) };
        await Runs.UpdateRunAsync(moved, None);
        await Runs.UpdateRunAsync(moved, None);
        (await Runs.FindRunAsync(run.Id, None)).ShouldBeTheSameAs(moved);
        (await Runs.FindRunAsync(other.Id, None)).ShouldBeTheSameAs(other);
        var unfinished = (await Runs.UnfinishedRunsAsync(None)).Select(found => found.Id).ToList();
        unfinished.ShouldContain(other.Id);
        unfinished.Contains(run.Id).ShouldBe(status == LabRunStatus.Judging);
    }

    [Test]
    public async Task Writing_a_run_or_session_again_changes_nothing()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var run = await RunAsync(prompt, [config]);
        await Runs.AddRunAsync(run with { Status = LabRunStatus.Failed, Configs = [] }, None);
        (await Runs.FindRunAsync(run.Id, None)).ShouldBeTheSameAs(run);
        var session = await SessionAsync(prompt);
        await Runs.AddSessionAsync(session with { Status = LabSessionStatus.Failed }, None);
        (await Runs.FindSessionAsync(session.Id, None)).ShouldBeTheSameAs(session);
    }

    [Test]
    public async Task What_refers_to_nothing_is_refused_and_leaves_nothing()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        LabRun[] strays =
        [
            SomeLab.Run(SomeLab.Prompt(), config), SomeLab.Run(prompt with { Version = 2 }, config), SomeLab.Run(prompt, config, SomeLab.Config()),
            SomeLab.Run(prompt, config with { Version = 2 }), SomeLab.Run(prompt, config) with { Session = "session_0" }, SomeLab.Run(prompt, config) with { ReviewPrompt = "nothing" },
        ];
        foreach (var stray in strays)
        {
            (await Should.ThrowAsync<LabNotFoundException>(Runs.AddRunAsync(stray, None))).Message.ShouldContain(stray.Id);
            (await Runs.FindRunAsync(stray.Id, None)).ShouldBeNull();
        }

        await Should.ThrowAsync<LabNotFoundException>(Runs.UpdateRunAsync(strays[0], None));
        await Should.ThrowAsync<LabNotFoundException>(Runs.AddSessionAsync(SomeLab.Session(SomeLab.Prompt()), None));
        await Should.ThrowAsync<LabNotFoundException>(Runs.UpdateSessionAsync(SomeLab.Session(prompt), None));
    }

    [Test]
    public async Task A_session_comes_back_as_it_was_written_and_as_it_moved()
    {
        var (prompt, review) = (await PromptAsync(), await ReviewPromptAsync());
        var session = await SessionAsync(prompt, made => made with { Runs = 10, ReviewPrompt = review.Id, RequestedBy = "ann\0" });
        (await Runs.FindSessionAsync(session.Id, None)).ShouldBeTheSameAs(session);
        var moved = session with { RunsCompleted = 4, Status = LabSessionStatus.Failed, Error = "the disk is full", UpdatedAt = Some.Time.AddHours(1), CompletedAt = Some.Time.AddHours(2) };
        await Runs.UpdateSessionAsync(moved, None);
        (await Runs.FindSessionAsync(session.Id, None)).ShouldBeTheSameAs(moved);
        (await Runs.FindSessionAsync("session_0", None)).ShouldBeNull();
    }

    [Test]
    public async Task Runs_are_newest_first_those_of_a_session_in_its_order_and_unfinished_ones_oldest_first()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var session = await SessionAsync(prompt);
        List<string> made = [];
        foreach (var number in (int[])[2, 3, 1])
        {
            var run = await RunAsync(prompt, [config], one => one with { Session = session.Id, Number = number, StartedAt = Some.Time.AddMinutes(number) });
            made.Add(run.Id);
        }

        (await Runs.RunsOfSessionAsync(session.Id, None)).Select(run => run.Id).ShouldBe([made[2], made[0], made[1]]);
        (await Runs.ListRunsAsync(prompt.Name, None)).Select(run => run.Id).ShouldBe([made[1], made[0], made[2]]);
        (await Runs.UnfinishedRunsAsync(None)).Select(run => run.Id).Where(made.Contains).ShouldBe([made[2], made[0], made[1]]);
        (await Runs.ListRunsAsync(SomeLab.Name("none"), None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Sessions_are_newest_first_of_one_prompt_or_all_and_only_unfinished_ones_where_asked()
    {
        var (prompt, other) = (await PromptAsync(), await PromptAsync());
        var old = await SessionAsync(prompt, made => made with { CreatedAt = Some.Time.AddYears(1) });
        var done = await SessionAsync(prompt, made => made with { CreatedAt = Some.Time.AddYears(2), Status = LabSessionStatus.Completed });
        var newest = await SessionAsync(other, made => made with { CreatedAt = Some.Time.AddYears(3) });
        (await Runs.ListSessionsAsync(prompt.Name, unfinishedOnly: false, 10, None)).Select(session => session.Id).ShouldBe([done.Id, old.Id]);
        (await Runs.ListSessionsAsync(prompt.Name, unfinishedOnly: true, 10, None)).Select(session => session.Id).ShouldBe([old.Id]);
        (await Runs.ListSessionsAsync(null, unfinishedOnly: false, 2, None)).Select(session => session.Id).ShouldBe([newest.Id, done.Id]);
        (await Runs.ListSessionsAsync(null, unfinishedOnly: true, 2, None)).Select(session => session.Id).ShouldBe([newest.Id, old.Id]);
        (await Runs.ListSessionsAsync(prompt.Name, unfinishedOnly: false, 10, None, new SessionPlace(done.CreatedAt, done.Id))).Select(session => session.Id).ShouldBe([old.Id]);
        (await Runs.ListSessionsAsync(prompt.Name, unfinishedOnly: false, 10, None, new SessionPlace(old.CreatedAt, old.Id))).ShouldBeEmpty();
    }

    [Test]
    public async Task Only_one_works_on_a_run_until_it_lets_go()
    {
        var id = SomeLab.Name("run");
        var claims = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Runs.TryClaimAsync(id, None)));
        var claim = claims.OfType<IAsyncDisposable>().ShouldHaveSingleItem();
        await using (await Runs.TryClaimAsync(SomeLab.Name("run"), None)) (await Runs.TryClaimAsync(id, None)).ShouldBeNull();
        await claim.DisposeAsync();
        await using var next = await Runs.TryClaimAsync(id, None);
        next.ShouldNotBeNull();
    }

    [Test]
    public async Task An_evaluation_run_is_of_one_run_of_the_lab()
    {
        var (prompt, config) = (await PromptAsync(), await ConfigAsync());
        var run = await RunAsync(prompt, [config]);
        var plan = Some.Plan();
        var begun = Some.Run(plan) with { Kind = Core.Domain.Results.RunKind.Lab };
        await Ports.Results.BeginRunAsync(begun, plan, Some.RunCases(plan), None);
        await Runs.UpdateRunAsync(run with { EvalRun = begun.Id }, None);
        (await Runs.FindRunAsync(run.Id, None))!.EvalRun.ShouldBe(begun.Id);
        var other = await RunAsync(prompt, [config]);
        await Should.ThrowAsync<Core.Domain.Results.StorageException>(Runs.UpdateRunAsync(other with { EvalRun = begun.Id }, None));
        await Should.ThrowAsync<Exception>(Runs.UpdateRunAsync(other with { EvalRun = RunId.New() }, None));
    }
}
