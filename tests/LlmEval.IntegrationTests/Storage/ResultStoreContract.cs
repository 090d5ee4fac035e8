using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>What every <see cref="IResultStore"/> with its <see cref="IResultReader"/> does.</summary>
public abstract partial class ResultStoreContract
{
    private IResultStore store = null!;
    private IResultReader reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        store = await CreateStoreAsync();
        reader = await CreateReaderAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await store.DisposeAsync();
        await reader.DisposeAsync();
    }

    [Test]
    public async Task A_run_comes_back_as_it_was_written([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var plan = Some.Plan(Some.Case(odd.Of<ModelOptions>() with { Provided = Some.Model().Provided }), Some.Case(Some.Model(odd.Text()), prompt: odd.Of<PromptVariant>()));
        var run = odd.Of<RunRecord>() with
        {
            Models = [.. plan.Config.Models.Select(model => model.Id)],
            Prompts = [.. plan.Config.Prompts.Select(prompt => prompt.Id)],
            Status = RunStatus.Running,
            FinishedAt = null,
            Gates = [],
            Base = null,
        };
        await store.BeginRunAsync(run, plan, Some.RunCases(plan), CancellationToken.None);
        (await FindAsync(run.Id)).ShouldBeTheSameAs(run);
        var setup = await reader.ReadSetupAsync(run.Id, CancellationToken.None);
        setup.Prompts.ShouldBeTheSameAs(plan.Config.Prompts);
        setup.Models.ShouldBeTheSameAs([.. plan.Config.Models.Select(model =>
            new RunModel { Id = model.Id, Provider = model.Provider, Model = model.Model, Parameters = model.Parameters, CheckpointStep = model.CheckpointStep })]);

        var gates = odd.Many<GateResult>(3);
        await store.FinishRunAsync(run.Id, RunStatus.Interrupted, Some.Time, gates, CancellationToken.None);
        (await FindAsync(run.Id)).ShouldBeTheSameAs(run with { Status = RunStatus.Interrupted, FinishedAt = Some.Time, Gates = gates });
    }

    [Test]
    public async Task A_case_comes_back_as_it_was_written([Range(1, 20)] int seed)
    {
        var odd = new OddValues(seed);
        var task = odd.Of<EvalTask>();
        var item = Some.Case(task: task, prompt: odd.Of<PromptVariant>(), samples: 5) with { Messages = odd.Many<Core.Domain.Models.ChatMessage>(3) };
        var (run, cases) = await BeginAsync(Some.Plan(item));
        SampleResult[] samples = [.. Enumerable.Range(0, 5).Select(i => odd.Of<SampleResult>() with { Index = i })];
        foreach (var sample in samples.Reverse()) await store.SaveSampleAsync(cases[0].Id, sample, CancellationToken.None);
        var result = odd.Of<CaseResult>() with { Id = cases[0].Id, Case = item, Samples = [.. samples.Select(SampleFacts.Of)] };
        await store.SaveCaseAsync(result, CancellationToken.None);

        var stored = (await reader.ReadCaseAsync(run.Id, item.Name, CancellationToken.None)).ShouldNotBeNull();
        stored.Samples.ShouldBeTheSameAs(samples);
        stored.Messages.ShouldBe(item.Messages);
        stored.Tests.ShouldBe(task.Tests.Source);
        stored.Facts.ShouldBeTheSameAs(CaseFacts.Of(result));
        (await reader.ReadCasesAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().ShouldBeTheSameAs(stored.Facts);
    }

    [Test]
    public async Task Saving_twice_is_one_row()
    {
        var plan = Some.Plan();
        var (run, cases) = await BeginAsync(plan);
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        var sample = Some.Sample();
        await store.SaveSampleAsync(cases[0].Id, sample, CancellationToken.None);
        await store.SaveSampleAsync(cases[0].Id, sample, CancellationToken.None);
        // The same repeat of the same case under another id is the same sample too.
        await store.SaveSampleAsync(cases[0].Id, Some.Sample(outcome: Outcome.Failed), CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.SaveCaseAsync(Some.Result(cases[0], sample), CancellationToken.None)));

        (await reader.ReadCaseAsync(run.Id, cases[0].Case.Name, CancellationToken.None))!.Samples.ShouldHaveSingleItem().ShouldBeTheSameAs(sample);
        (await reader.ReadCasesAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().Verdict.ShouldBe(CaseVerdict.Passed);
    }

    [Test]
    public async Task A_result_of_no_run_is_refused_and_others_are_not_touched()
    {
        var (run, cases) = await BeginAsync(Some.Plan(Some.Case(samples: 40)));
        var stray = Some.RunCases(Some.Plan())[0];
        var good = Enumerable.Range(0, 40).Select(i => store.SaveSampleAsync(cases[0].Id, Some.Sample(i), CancellationToken.None)).ToList();
        var bad = store.SaveSampleAsync(stray.Id, Some.Sample(), CancellationToken.None);
        var alsoBad = store.SaveCaseAsync(Some.Result(stray), CancellationToken.None);
        await Task.WhenAll(good);
        await Should.ThrowAsync<StorageException>(bad);
        await Should.ThrowAsync<StorageException>(alsoBad);
        await Should.ThrowAsync<StorageException>(store.FinishRunAsync(RunId.New(), RunStatus.Completed, Some.Time, [], CancellationToken.None));
        (await reader.ReadCasesAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().Samples.Count.ShouldBe(40);
    }

    [Test]
    public async Task A_new_run_has_its_cases_without_verdict()
    {
        var (run, _) = await BeginAsync(Some.Plan(Some.Case(), Some.Case(task: Some.Task("b/2", topic: null, difficulty: null))));
        var cases = await reader.ReadCasesAsync(run.Id, CancellationToken.None);
        cases.ShouldAllBe(item => item.Verdict == null && item.Outcome == null && item.Samples.Count == 0);
        var listed = (await reader.ListRunsAsync(1000, CancellationToken.None)).Single(item => item.Run.Id == run.Id);
        listed.ShouldSatisfyAllConditions(
            () => listed.PassedCases.ShouldBe(0), () => listed.FailedCases.ShouldBe(0), () => listed.NotMeasuredCases.ShouldBe(2));
    }

    [Test]
    public async Task Cases_are_ordered_by_model_prompt_and_task()
    {
        string[] names = ["b", "a", "B", "a/2", "a/10"];
        var plan = Some.Plan([
            .. from model in names.Take(2) from prompt in names.Take(3) from task in names
               select Some.Case(Some.Model(model), Some.Task(task), Some.Prompt(prompt)),
        ]);
        var (run, _) = await BeginAsync(plan);
        var cases = await reader.ReadCasesAsync(run.Id, CancellationToken.None);
        cases.Select(item => (item.Model, item.Prompt, item.TaskId)).ShouldBe(plan.Cases
            .OrderBy(item => item.Model.Id, StringComparer.Ordinal).ThenBy(item => item.Prompt.Id, StringComparer.Ordinal).ThenBy(item => item.Task.Id, StringComparer.Ordinal)
            .Select(item => (item.Model.Id, item.Prompt.Id, item.Task.Id)));
        (await FindAsync(run.Id)).ShouldSatisfyAllConditions(found => found.Models.ShouldBe(["b", "a"]), found => found.Prompts.ShouldBe(["b", "a", "B"]));
    }

    [Test]
    public async Task Full_cases_come_in_that_order_each_as_it_is_alone()
    {
        var plan = Some.Plan([.. from model in (string[])["b", "a"] from i in Enumerable.Range(0, 30) select Some.Case(Some.Model(model), Some.Task($"t/{i}"))]);
        var (run, cases) = await BeginAsync(plan);
        foreach (var item in cases.Take(50))
        {
            foreach (var sample in (SampleResult[])[Some.Sample(), Some.Sample(1, Outcome.Failed)]) await store.SaveSampleAsync(item.Id, sample, CancellationToken.None);
        }

        var full = await reader.ReadFullCasesAsync(run.Id, CancellationToken.None).ToListAsync();
        full.Select(item => item.Facts).ToList().ShouldBeTheSameAs([.. await reader.ReadCasesAsync(run.Id, CancellationToken.None)]);
        foreach (var item in full) item.ShouldBeTheSameAs((await reader.ReadCaseAsync(run.Id, item.Facts.Name, CancellationToken.None))!);
        (await reader.ReadFullCasesAsync(RunId.New(), CancellationToken.None).ToListAsync()).ShouldBeEmpty();
    }

    [Test]
    public async Task A_list_counts_verdicts_and_starts_with_the_newest()
    {
        var plan = Some.Plan(Enumerable.Range(0, 6).Select(i => Some.Case(task: Some.Task($"t/{i}"))).ToList());
        var (run, cases) = await BeginAsync(plan, run => run with { StartedAt = Some.Time.AddYears(10) });
        var (older, _) = await BeginAsync(Some.Plan(), run => run with { StartedAt = Some.Time.AddYears(9) });
        foreach (var item in cases.Take(3)) await store.SaveCaseAsync(Some.Result(item, Some.Sample()), CancellationToken.None);
        foreach (var item in cases.Skip(3).Take(2)) await store.SaveCaseAsync(Some.Result(item, Some.Sample(outcome: Outcome.Timeout)), CancellationToken.None);

        var listed = await reader.ListRunsAsync(2, CancellationToken.None);
        listed.Select(item => item.Run.Id).ShouldBe([run.Id, older.Id]);
        (listed[0].PassedCases, listed[0].FailedCases, listed[0].NotMeasuredCases).ShouldBe((3, 2, 1));
        (await reader.FindRunsAsync("latest", CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe(run.Id);
        await store.FinishRunAsync(run.Id, RunStatus.Completed, Some.Time, [], CancellationToken.None);
    }

    [Test]
    public async Task A_run_is_found_by_its_id_and_by_its_last_digits()
    {
        var tail = Guid.CreateVersion7().ToString("N")[^7..];
        var first = new RunId(Guid.Parse("0198a000-0000-7000-8000-00000" + tail));
        var second = new RunId(Guid.Parse("0198a000-0000-7000-9000-00000" + tail));
        foreach (var id in (RunId[])[first, second]) await BeginAsync(Some.Plan(), run => run with { Id = id });

        (await IdsAsync(first.ToString())).ShouldBe([first]);
        (await IdsAsync(second.Value.ToString("N").ToUpperInvariant())).ShouldBe([second]);
        (await IdsAsync(tail)).ShouldBe([second, first]);
        (await IdsAsync(tail.ToUpperInvariant())).ShouldBe([second, first]);
        (await IdsAsync("900000000" + tail)).ShouldBe([second]);
        (await IdsAsync(tail[^3..])).ShouldBeEmpty();
        (await IdsAsync("%" + tail)).ShouldBeEmpty();
        (await IdsAsync(RunId.New().ToString())).ShouldBeEmpty();
        async Task<IEnumerable<RunId>> IdsAsync(string reference) => (await reader.FindRunsAsync(reference, CancellationToken.None)).Select(run => run.Id);
    }

    [Test]
    public async Task Runs_of_the_prompt_lab_are_in_no_list_and_found_by_their_full_id()
    {
        var plan = Some.Plan();
        var (evaluation, _) = await BeginAsync(plan, run => run with { StartedAt = Some.Time.AddYears(20) });
        var tail = Guid.CreateVersion7().ToString("N")[^9..];
        var path = $"/configs/{tail}.yaml";
        var (lab, _) = await BeginAsync(
            plan with { Kind = RunKind.Lab },
            run => run with { Id = new RunId(Guid.Parse("0198a000-0000-7000-8000-000" + tail)), StartedAt = Some.Time.AddYears(21), ConfigPath = path, ConfigHash = ContentHash.OfText(path) });
        (await FindAsync(lab.Id)).ShouldBeTheSameAs(lab);
        (await reader.ReadCasesAsync(lab.Id, CancellationToken.None)).Count.ShouldBe(1);
        (await reader.ListRunsAsync(1000, CancellationToken.None)).Select(listed => listed.Run.Id).ShouldNotContain(lab.Id);
        (await reader.FindRunsAsync("latest", CancellationToken.None)).ShouldHaveSingleItem().Id.ShouldBe(evaluation.Id);
        (await reader.FindRunsAsync(tail, CancellationToken.None)).ShouldBeEmpty();
        (await reader.FindUnfinishedAsync(path, ContentHash.OfText(path), CancellationToken.None)).ShouldBeNull();
        foreach (var run in (RunId[])[evaluation.Id, lab.Id]) await store.FinishRunAsync(run, RunStatus.Completed, Some.Time, [], CancellationToken.None);
        (await FindAsync(lab.Id)).Kind.ShouldBe(RunKind.Lab);
    }

    [Test]
    public async Task A_case_that_the_run_has_not_is_null()
    {
        var (run, _) = await BeginAsync(Some.Plan());
        (await reader.ReadCaseAsync(run.Id, "nobody/nothing", CancellationToken.None)).ShouldBeNull();
        (await reader.ReadCaseAsync(RunId.New(), "nobody/nothing", CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task A_run_whose_store_is_gone_was_killed()
    {
        var other = await CreateStoreAsync();
        var plan = Some.Plan();
        var run = Some.Run(plan);
        await other.BeginRunAsync(run, plan, Some.RunCases(plan), CancellationToken.None);
        (await FindAsync(run.Id)).Status.ShouldBe(RunStatus.Running);
        await other.DisposeAsync();
        (await FindAsync(run.Id)).Status.ShouldBe(RunStatus.Killed);
        (await reader.ListRunsAsync(1000, CancellationToken.None)).Single(listed => listed.Run.Id == run.Id).Run.Status.ShouldBe(RunStatus.Killed);
    }

    [Test]
    public async Task Two_processes_cannot_write_one_run()
    {
        var plan = Some.Plan();
        var (run, cases) = await BeginAsync(plan);
        await using var other = await CreateStoreAsync();
        (await Should.ThrowAsync<StorageException>(other.BeginRunAsync(run, plan, cases, CancellationToken.None))).Message.ShouldContain("Another llm-eval process");
    }

    [Test]
    public async Task Closing_the_store_writes_what_was_handed_over()
    {
        var other = await CreateStoreAsync();
        var plan = Some.Plan(Some.Case(samples: 300));
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await other.BeginRunAsync(run, plan, cases, CancellationToken.None);
        var saves = Enumerable.Range(0, 300).Select(i => other.SaveSampleAsync(cases[0].Id, Some.Sample(i), CancellationToken.None)).ToList();
        await other.DisposeAsync();
        await Task.WhenAll(saves);
        (await reader.ReadCasesAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().Samples.Count.ShouldBe(300);
        await Should.ThrowAsync<ObjectDisposedException>(other.SaveSampleAsync(cases[0].Id, Some.Sample(301), CancellationToken.None));
    }

    /// <summary>A store in the fixture's database.</summary>
    protected abstract Task<IResultStore> CreateStoreAsync();

    /// <summary>A reader of the same database.</summary>
    protected abstract Task<IResultReader> CreateReaderAsync();

    private async Task<RunRecord> FindAsync(RunId id) => (await reader.FindRunsAsync(id.ToString(), CancellationToken.None)).ShouldHaveSingleItem();

    private async Task<(RunRecord Run, IReadOnlyList<RunCase> Cases)> BeginAsync(EvalPlan plan, Func<RunRecord, RunRecord>? change = null)
    {
        var run = Some.Run(plan);
        run = change is null ? run : change(run);
        var cases = Some.RunCases(plan);
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        return (run, cases);
    }
}
