using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>Runs that start from an earlier one.</summary>
public abstract partial class ResultStoreContract
{
    private static readonly ContentHash Conditions = ContentHash.OfText("limits and sandbox");

    [Test]
    public async Task A_run_that_is_the_same_goes_on_with_everything_that_is_done()
    {
        var plan = Some.Plan(Some.Case(samples: 2), Some.Case(task: Some.Task("t/2"), samples: 2));
        var (run, cases) = await KilledAsync(plan, async (other, cases) =>
        {
            await SaveAsync(other, cases[0], Some.Sample(0), Some.Sample(1));
            await other.SaveSampleAsync(cases[1].Id, Some.Sample(1, Outcome.Failed), CancellationToken.None);
        });

        var begun = await store.BeginRunAsync(From(plan, run, Carry.Done), plan, Some.RunCases(plan), CancellationToken.None);

        begun.Run.ShouldBeTheSameAs(run);
        begun.Cases.ShouldBe(cases.Select(item => new BegunCase(item.Id, begun.Cases.Single(known => known.Id == item.Id).Facts)), ignoreOrder: true);
        FactsOf(begun, cases[0]).Verdict.ShouldBe(CaseVerdict.Passed);
        FactsOf(begun, cases[1]).ShouldSatisfyAllConditions(facts => facts.Verdict.ShouldBeNull(), facts => facts.Samples.ShouldHaveSingleItem().Index.ShouldBe(1));
        (await FindAsync(run.Id)).Status.ShouldBe(RunStatus.Running);
        await store.SaveSampleAsync(cases[1].Id, Some.Sample(0), CancellationToken.None);
    }

    [TestCase(Outcome.ProviderError, true)]
    [TestCase(Outcome.SandboxError, true)]
    [TestCase(Outcome.Cancelled, true)]
    [TestCase(Outcome.Unsupported, false)]
    [TestCase(Outcome.Failed, false)]
    public async Task A_sample_gives_way_to_a_second_one_only_when_it_is_not_final(Outcome first, bool replaced)
    {
        var (run, cases) = await BeginAsync(Some.Plan());
        await store.SaveSampleAsync(cases[0].Id, Some.Sample(outcome: first), CancellationToken.None);
        var second = Some.Sample();
        await store.SaveSampleAsync(cases[0].Id, second, CancellationToken.None);
        await store.SaveSampleAsync(cases[0].Id, second, CancellationToken.None);

        var stored = (await reader.ReadCaseAsync(run.Id, cases[0].Case.Name, CancellationToken.None))!.Samples.ShouldHaveSingleItem();
        stored.Outcome.ShouldBe(replaced ? Outcome.Passed : first);
        if (replaced) stored.ShouldBeTheSameAs(second);
    }

    [Test]
    public async Task A_run_with_other_cases_takes_over_what_it_would_get_again()
    {
        var (kept, changed, gone) = (Asking("t/kept"), Asking("t/changed"), Asking("t/gone"));
        var before = Some.Plan(Some.Case(task: gone), Some.Case(task: kept, samples: 3), Some.Case(task: changed));
        var passed = Some.Sample(0);
        var (run, cases) = await KilledAsync(before, async (other, cases) =>
        {
            await other.SaveSampleAsync(cases[0].Id, Some.Sample(), CancellationToken.None);
            await SaveAsync(other, cases[1], passed, Some.Sample(1, Outcome.SandboxError), Some.Unanswered(2));
            await other.SaveSampleAsync(cases[2].Id, Some.Sample(), CancellationToken.None);
        });
        changed = changed with { Tests = changed.Tests with { Source = "def check(candidate):\n    assert candidate('b') == 'B!'\n" } };
        var after = Some.Plan(Some.Case(task: changed), Some.Case(task: Asking("t/new")), Some.Case(task: kept, samples: 4));
        var next = From(after, run, Carry.Done);

        var begun = await store.BeginRunAsync(next, after, Some.RunCases(after), CancellationToken.None);

        begun.Run.ShouldBeTheSameAs(next);
        (await FindAsync(next.Id)).ShouldBeTheSameAs(next);
        begun.Cases.ShouldHaveSingleItem().Facts.ShouldSatisfyAllConditions(
            facts => facts.Name.ShouldBe("sample-strong/t/kept"), facts => facts.Verdict.ShouldBeNull(), facts => facts.Samples.ShouldHaveSingleItem().Index.ShouldBe(0));
        // The one that the sandbox failed on, and the one whose tests changed.
        begun.Answered.ShouldBe(2);
        var copy = (await reader.ReadCaseAsync(next.Id, "sample-strong/t/kept", CancellationToken.None))!.Samples.ShouldHaveSingleItem();
        copy.ShouldBeTheSameAs(passed with { Id = copy.Id, FromCache = true });
        copy.Id.ShouldNotBe(passed.Id);
        copy.Id.Value.Version.ShouldBe(7);
        (await reader.ReadCaseAsync(run.Id, cases[1].Case.Name, CancellationToken.None))!.Samples.Count.ShouldBe(3);
        (await FindAsync(run.Id)).Status.ShouldBe(RunStatus.Killed);
    }

    [Test]
    public async Task Nothing_is_taken_over_under_other_conditions()
    {
        var plan = Some.Plan();
        var (run, _) = await KilledAsync(plan, (other, cases) => SaveAsync(other, cases[0], Some.Sample()));
        var next = From(plan, run, Carry.Done) with { ConditionsKey = ContentHash.OfText("a slower clock") };

        var begun = await store.BeginRunAsync(next, plan, Some.RunCases(plan), CancellationToken.None);

        (begun.Run.Id, begun.Cases.Count, begun.Answered).ShouldBe((next.Id, 0, 1));
    }

    [TestCase(Carry.AllButFailed, "t/passed t/open")]
    [TestCase(Carry.AllButNotMeasured, "t/passed t/failed")]
    [TestCase(Carry.AnswersOnly, "")]
    public async Task Cases_are_carried_over_by_their_verdict(Carry carry, string expected)
    {
        var plan = Some.Plan([.. new[] { "t/passed", "t/failed", "t/open" }.Select(id => Some.Case(task: Some.Task(id)))]);
        var (run, _) = await KilledAsync(plan, async (other, cases) =>
        {
            await SaveAsync(other, cases[0], Some.Sample());
            await SaveAsync(other, cases[1], Some.Sample(outcome: Outcome.Timeout));
            await other.SaveSampleAsync(cases[2].Id, Some.Unanswered(), CancellationToken.None);
            await other.SaveCaseAsync(Some.Result(cases[2], Some.Unanswered()) with { Verdict = CaseVerdict.NotMeasured }, CancellationToken.None);
        });

        var begun = await store.BeginRunAsync(From(plan, run, carry), plan, Some.RunCases(plan), CancellationToken.None);

        begun.Run.Id.ShouldNotBe(run.Id);
        begun.Cases.Select(item => item.Facts.TaskId).ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);
    }

    [TestCase(Outcome.SandboxError, false)]
    [TestCase(Outcome.Failed, true)]
    public async Task A_sample_that_goes_on_from_one_that_will_be_made_again_is_open_again_too(Outcome first, bool stands)
    {
        var plan = TwoRounds(samples: 2);
        var (run, cases) = await KilledAsync(plan, async (other, cases) =>
        {
            await SaveAsync(other, cases[0], Some.Sample(0), Some.Sample(1, first));
            await SaveAsync(other, cases[1], Some.Sample(0), Some.Sample(1));
        });

        var begun = await store.BeginRunAsync(From(plan, run, Carry.Done), plan, Some.RunCases(plan), CancellationToken.None);

        begun.Run.Id.ShouldBe(run.Id);
        var following = FactsOf(begun, cases[1]);
        following.Samples.Select(sample => sample.Index).ShouldBe(stands ? [0, 1] : [0]);
        following.Verdict.ShouldBe(stands ? CaseVerdict.Passed : null);
        var again = Some.Sample(1, Outcome.Timeout);
        await store.SaveSampleAsync(cases[1].Id, again, CancellationToken.None);
        var stored = (await reader.ReadCaseAsync(run.Id, cases[1].Case.Name, CancellationToken.None))!.Samples.Single(sample => sample.Index == 1);
        stored.Outcome.ShouldBe(stands ? Outcome.Passed : Outcome.Timeout);
    }

    [Test]
    public async Task Nothing_is_taken_over_that_goes_on_from_what_is_not()
    {
        var plan = TwoRounds(samples: 1);
        var (run, _) = await KilledAsync(plan, async (other, cases) =>
        {
            await SaveAsync(other, cases[0], Some.Sample(outcome: Outcome.Failed));
            await SaveAsync(other, cases[1], Some.Sample());
        });

        var begun = await store.BeginRunAsync(From(plan, run, Carry.AllButFailed), plan, Some.RunCases(plan), CancellationToken.None);

        begun.Run.Id.ShouldNotBe(run.Id);
        begun.Cases.ShouldBeEmpty();
        // Both have an answer that is paid for.
        begun.Answered.ShouldBe(2);
    }

    [Test]
    public async Task A_run_that_is_still_at_work_elsewhere_is_no_base([Values] Carry carry)
    {
        var plan = Some.Plan();
        var (run, _) = await BeginAsync(plan);
        await using var other = await CreateStoreAsync();

        var refused = await Should.ThrowAsync<StorageException>(other.BeginRunAsync(From(plan, run, carry), plan, Some.RunCases(plan), CancellationToken.None));

        refused.Message.ShouldContain("Another llm-eval process");
        refused.Message.ShouldContain(run.Id.ToString());
    }

    [Test]
    public async Task The_newest_run_of_a_config_that_was_not_completed_and_not_gone_on_from_is_found()
    {
        var path = $"/configs/{Guid.CreateVersion7()}.yaml";
        var plan = Some.Plan();
        var (old, _) = await KilledAsync(plan, (_, _) => Task.CompletedTask, run => run with { ConfigPath = path });
        var (newer, _) = await KilledAsync(plan, (_, _) => Task.CompletedTask, run => run with { ConfigPath = path, StartedAt = Some.Time.AddDays(1) });
        (await UnfinishedAsync()).ShouldBe(newer.Id);

        var next = From(plan, newer, Carry.Done) with { ConfigPath = path, StartedAt = Some.Time.AddDays(2), ConditionsKey = null };
        await store.BeginRunAsync(next, plan, Some.RunCases(plan), CancellationToken.None);
        (await UnfinishedAsync()).ShouldBe(next.Id);
        await store.FinishRunAsync(next.Id, RunStatus.Completed, Some.Time, [], CancellationToken.None);
        (await UnfinishedAsync()).ShouldBe(old.Id);
        async Task<RunId?> UnfinishedAsync() => (await reader.FindUnfinishedAsync(path, ContentHash.OfText(path), CancellationToken.None))?.Id;
    }

    private static EvalPlan TwoRounds(int samples) =>
        Some.Plan(Some.Case(task: Asking("app/1/round-1"), samples: samples), Some.Case(task: Asking("app/1/round-2") with { Follows = "app/1/round-1" }, samples: samples));

    // A task with a prompt of its own: equal prompts are one call.
    private static EvalTask Asking(string id) => Some.Task(id) with { Prompt = $"# {id}\n" };

    private static RunRecord From(EvalPlan plan, RunRecord run, Carry carry) => Some.Run(plan) with { ConditionsKey = Conditions, Base = new RunBase(run.Id, carry) };

    private static CaseFacts FactsOf(BegunRun begun, RunCase item) => begun.Cases.Single(known => known.Id == item.Id).Facts;

    private static async Task SaveAsync(IResultStore store, RunCase item, params SampleResult[] samples)
    {
        foreach (var sample in samples) await store.SaveSampleAsync(item.Id, sample, CancellationToken.None);
        await store.SaveCaseAsync(Some.Result(item, samples), CancellationToken.None);
    }

    private async Task<(RunRecord Run, IReadOnlyList<RunCase> Cases)> KilledAsync(
        EvalPlan plan, Func<IResultStore, IReadOnlyList<RunCase>, Task> work, Func<RunRecord, RunRecord>? change = null)
    {
        await using var other = await CreateStoreAsync();
        var run = Some.Run(plan) with { ConditionsKey = Conditions };
        run = change is null ? run : change(run);
        var cases = Some.RunCases(plan);
        await other.BeginRunAsync(run, plan, cases, CancellationToken.None);
        await work(other, cases);
        return (run, cases);
    }
}
