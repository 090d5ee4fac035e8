using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

/// <summary>What <see cref="IAnswerCache"/> promises, on PostgreSQL.</summary>
[Parallelizable]
public class AnswerCacheTests
{
    private TestDatabase files = null!;
    private PostgresDatabase database = null!;
    private PostgresResultStore store = null!;
    private PostgresAnswerCache cache = null!;
    private RunRecord run = null!;
    private RunRecord other = null!;
    private CaseId paidBy;

    [SetUp]
    public async Task OpenAsync()
    {
        Postgres.Bin(15);
        files = await TestDatabase.CreateAsync();
        database = await files.OpenAsync();
        (store, cache) = (new PostgresResultStore(database), new PostgresAnswerCache(database));
        (run, paidBy) = await BeginAsync();
        (other, _) = await BeginAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        if (cache is not null) await cache.DisposeAsync();
        if (store is not null) await store.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task An_answer_comes_back_as_it_was_kept([Range(1, 10)] int seed)
    {
        var odd = new OddValues(seed);
        var answer = odd.Of<StoredAnswer>() with { PaidBy = paidBy };
        var key = await KeepAsync(answer);
        (await FindAsync(key, run)).ShouldBeTheSameAs(answer);
        (await FindAsync(ContentHash.OfText("nobody asked"), run)).ShouldBeNull();
    }

    [Test]
    public async Task A_private_answer_is_for_its_run_until_that_is_completed()
    {
        var key = await KeepAsync(Answer("mine"), privateTo: run.Id);
        (await FindAsync(key, run))!.Response.Text.ShouldBe("mine");
        (await FindAsync(key, other)).ShouldBeNull();
        await KeepAsync(Answer("everybody's"), key);
        (await FindAsync(key, run))!.Response.Text.ShouldBe("mine");
        (await FindAsync(key, other))!.Response.Text.ShouldBe("everybody's");

        await store.FinishRunAsync(run.Id, RunStatus.Interrupted, Some.Time, [], CancellationToken.None);
        (await FindAsync(key, run))!.Response.Text.ShouldBe("mine");
        await store.FinishRunAsync(run.Id, RunStatus.Completed, Some.Time, [], CancellationToken.None);
        (await FindAsync(key, run))!.Response.Text.ShouldBe("everybody's");
    }

    [Test]
    public async Task Without_the_shared_ones_a_run_finds_what_it_paid_for_itself()
    {
        var key = await KeepAsync(Answer("paid by the run"));
        (await cache.FindAsync(key, new AnswerScope([run.Id], Shared: false), CancellationToken.None)).ShouldNotBeNull().PaidBy.ShouldBe(paidBy);
        (await cache.FindAsync(key, new AnswerScope([other.Id], Shared: false), CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task The_last_answer_under_a_key_is_the_one_that_stays()
    {
        var key = await KeepAsync(Answer("first"));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => KeepAsync(Answer("again"), key)));
        await KeepAsync(Answer("last"), key);
        (await FindAsync(key, other))!.Response.Text.ShouldBe("last");
    }

    [Test]
    public async Task A_sample_of_a_run_in_scope_is_an_answer_too()
    {
        var sample = Some.Sample(outcome: Outcome.SandboxError) with { GenerationKey = ContentHash.OfText("a sample's") };
        await store.SaveSampleAsync(paidBy, sample, CancellationToken.None);
        var found = await cache.FindAsync(sample.GenerationKey, new AnswerScope([run.Id], Shared: false), CancellationToken.None);
        found.ShouldBeTheSameAs(new StoredAnswer { Response = sample.Response!, Attempts = 1, PaidBy = paidBy });
        (await FindAsync(sample.GenerationKey, other)).ShouldBeNull();
    }

    [Test]
    public async Task The_catalogue_counts_and_clears()
    {
        await KeepAsync(Answer("12345"));
        await KeepAsync(Answer("123"), privateTo: run.Id);
        var catalogue = new AnswerCatalogue(database);
        var count = (await catalogue.ReadAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (count.Provider, count.Model, count.Answers, count.Private, count.TextBytes, count.InputTokens, count.OutputTokens).ShouldBe(("openai", "gpt-4o", 2, 1, 8, 200, 80));

        (await catalogue.CountAsync("gpt-5", null, CancellationToken.None)).ShouldBe(0);
        (await catalogue.ClearAsync(null, count.Oldest, CancellationToken.None)).ShouldBe(0);
        (await catalogue.ClearAsync("gpt-4o", count.Newest.AddSeconds(1), CancellationToken.None)).ShouldBe(2);
        (await catalogue.ReadAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    private StoredAnswer Answer(string text) => new() { Response = Some.Response(text), Attempts = 1, PaidBy = paidBy };

    private async Task<ContentHash> KeepAsync(StoredAnswer answer, ContentHash? key = null, RunId? privateTo = null)
    {
        var entry = new AnswerEntry
        {
            GenerationKey = key ?? ContentHash.OfText(Guid.CreateVersion7().ToString()),
            Answer = answer,
            Provider = "openai",
            Model = "gpt-4o",
            PrivateTo = privateTo,
        };
        await cache.SaveAsync(entry, CancellationToken.None);
        return entry.GenerationKey;
    }

    private Task<StoredAnswer?> FindAsync(ContentHash key, RunRecord asker) => cache.FindAsync(key, new AnswerScope([asker.Id], Shared: true), CancellationToken.None);

    private async Task<(RunRecord Run, CaseId Case)> BeginAsync()
    {
        var plan = Some.Plan();
        var (begun, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(begun, plan, cases, CancellationToken.None);
        return (begun, cases[0].Id);
    }
}
