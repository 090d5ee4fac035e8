using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;
using Npgsql;

namespace LlmEval.IntegrationTests.Storage.Review;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresReviewStoreTests(int major) : ReviewStoreContract
{
    private MajorDatabase server = null!;

    protected override IResultStore Results => results;

    protected override IReviewStore Store => new PostgresReviewStore(server.Database, Clock);

    protected override IReviewReader Reader => new PostgresReviewReader(server.Database);

    protected override IReviewLists Lists => new PostgresReviewLists(server.Database);

    protected override IReviewQueue Queue => new PostgresReviewQueue(server.Database, Clock);

    protected override IUserStore Users => new PostgresUserStore(server.Database, Clock);

    private PostgresResultStore results = null!;

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync()
    {
        server = await MajorDatabase.OpenAsync(major);
        results = new PostgresResultStore(server.Database);
    }

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (results is not null) await results.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task Answered_samples_come_some_tasks_at_a_time_and_all_of_a_task_together()
    {
        var (run, first, second) = await RunAsync(
            600, i => i == 7 ? Some.Sample(outcome: Outcome.ProviderError) with { Response = null } : Some.Sample() with { Response = Some.Response($"answer {i}") });
        await RunAsync(3);
        var samples = new PostgresAnsweredSamples(server.Database);

        var pages = await samples.ReadAnsweredByTasksAsync(run, None).ToListAsync();

        pages.Count.ShouldBeGreaterThan(1);
        var tasks = pages.ConvertAll(page => page.Select(sample => sample.TaskId).Distinct().Order(StringComparer.Ordinal).ToList());
        tasks.SelectMany(page => page).ShouldBe(Enumerable.Range(0, 600).Select(task => $"t/{task}").Order(StringComparer.Ordinal));
        pages.SelectMany(page => page).Select(sample => sample.Sample)
            .ShouldBe(first.Concat(second).Where(sample => sample.Response is not null).Select(sample => sample.Id), ignoreOrder: true);
        (await samples.ReadAnsweredAsync(run, None)).ShouldBe(pages.SelectMany(page => page));
        (await samples.ReadAnsweredAsync(RunId.New(), None)).ShouldBeEmpty();
    }

    [TestCase("update review.judgment set verdict = 'second_better' where sequence = 3", 3, ChainFault.Altered)]
    [TestCase("update review.judgment set created_at = created_at + interval '1 microsecond' where sequence = 1", 1, ChainFault.Altered)]
    [TestCase("update review.judgment set critique = null where sequence = 5", 5, ChainFault.Altered)]
    [TestCase("update review.span set start_utf16 = start_utf16 + 1 where judgment_id = (select id from review.judgment where sequence = 2 and run_id = '{0}')", 2, ChainFault.Altered)]
    [TestCase("delete from review.span where judgment_id = (select id from review.judgment where sequence = 2 and run_id = '{0}')", 2, ChainFault.Altered)]
    [TestCase("update review.judgment set previous_hash = hash where sequence = 4", 4, ChainFault.Altered)]
    [TestCase("delete from review.judgment where sequence = 3", 3, ChainFault.Missing)]
    [TestCase("delete from review.judgment where sequence = 1", 1, ChainFault.Missing)]
    [TestCase("delete from review.judgment where sequence = 5", 5, ChainFault.Missing)]
    [TestCase("update review.judgment set sequence = -sequence where sequence in (2, 3); update review.judgment set sequence = 5 + sequence where sequence < 0", 2, ChainFault.Reordered)]
    [TestCase("update review.review set last_sequence = 4", 5, ChainFault.Altered)]
    public async Task What_is_done_behind_the_stores_back_breaks_the_chain_there(string change, long place, ChainFault fault)
    {
        var pairs = await PairsAsync(5);
        var text = Some.Response().Text;
        foreach (var pair in pairs) await AppendAsync(SomeReview.ByJudge(pair.Id) with { Spans = [SomeReview.Span(text, "shout")] });
        var run = pairs[0].Run;
        (await Reader.VerifyChainAsync(run, None)).ShouldBeNull();

        var only = change.Contains("where", StringComparison.Ordinal) ? change.Replace("where sequence", $"where run_id = '{run}' and sequence", StringComparison.Ordinal) : $"{change} where run_id = '{run}'";
        // As somebody with all rights on the server would.
        await server.ExecuteAsync($"set session_replication_role = replica; {string.Format(null, only, run)}; set session_replication_role = origin");
        var found = (await Reader.VerifyChainAsync(run, None)).ShouldNotBeNull();
        (found.Sequence, found.Fault).ShouldBe((place, fault));
    }

    [Test]
    public async Task A_judgment_that_the_store_did_not_add_is_found()
    {
        var pair = (await PairsAsync())[0];
        var link = await AppendAsync(SomeReview.ByJudge(pair.Id));
        var forged = SomeReview.ByJudge(pair.Id);
        var hash = JudgmentHash.Of(forged, 2, link.Hash);
        await server.ExecuteAsync($"""
            insert into review.judgment (id, run_id, pair_id, sequence, source, kind, verdict, judge, inconsistent, confidence, derived_confidence, critique, created_at, previous_hash, hash)
            select '{forged.Id}', run_id, pair_id, 2, source, kind, verdict, judge, inconsistent, confidence, derived_confidence, critique, created_at, hash, '{hash}'
            from review.judgment where id = '{link.Judgment.Id}'
            """);
        (await Reader.VerifyChainAsync(pair.Run, None)).ShouldBe(new ChainBreak(2, ChainFault.Altered, null));
    }

    [TestCase("update review.judgment set verdict = 'tie'")]
    [TestCase("delete from review.judgment")]
    [TestCase("truncate review.judgment cascade")]
    [TestCase("update review.span set note = null")]
    [TestCase("delete from review.span")]
    [TestCase("truncate review.span cascade")]
    [TestCase("delete from review.pair")]
    [TestCase("delete from eval.sample where id in (select first_sample from review.pair)")]
    [TestCase("update core.audit set detail = null")]
    [TestCase("delete from core.audit")]
    [TestCase("truncate core.audit")]
    public async Task Append_only_rows_are_not_changed_or_deleted(string change)
    {
        var pair = (await PairsAsync())[0];
        await AppendAsync(SomeReview.ByJudge(pair.Id) with { Spans = [SomeReview.Span(Some.Response().Text, "shout")] });
        await new PostgresAuditLog(server.Database).AddAsync(new AuditEntry(Some.Time, null, "test", "this", null), None);
        var refusal = await Should.ThrowAsync<PostgresException>(server.ExecuteAsync(change));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        (await Reader.VerifyChainAsync(pair.Run, None)).ShouldBeNull();
    }

    [Test]
    public async Task A_deleted_run_takes_its_review_along_and_no_other()
    {
        var gone = await PairsAsync(3, new ReviewOptions { Guidelines = "Be fair." });
        var kept = (await PairsAsync())[0];
        var reviewer = await ReviewerAsync();
        foreach (var pair in gone.Append(kept))
        {
            var first = await AppendAsync(SomeReview.ByJudge(pair.Id) with { Spans = [SomeReview.Span(Some.Response().Text, "shout")] });
            await Store.AddCallAsync(SomeReview.Call(pair.Id, first.Judgment.Id), None);
            await Queue.LeaseAsync(reviewer, pair.Id, None);
            var mine = SomeReview.ByPerson(pair.Id, reviewer) with
            {
                Suggestion = first.Judgment.Id,
                Spans = [SomeReview.Span(Some.Response().Text, "shout") with { TakenFrom = first.Judgment.Spans[0].Id }],
            };
            await AppendAsync(mine);
            await AppendAsync(mine with { Id = JudgmentId.New(), Supersedes = mine.Id, Spans = [] });
        }

        (await server.ExecuteAsync($"delete from eval.run where id = '{gone[0].Run}'")).ShouldBe(1);
        foreach (var table in (string[])["judgment", "pair", "queue_item", "review"]) (await server.ScalarAsync<long>($"select count(*) from review.{table} where run_id = '{gone[0].Run}'")).ShouldBe(0);
        foreach (var table in (string[])["judge_call", "showing"]) (await server.ScalarAsync<long>($"select count(*) from review.{table} x where not exists (select from review.pair p where p.id = x.pair_id)")).ShouldBe(0);
        (await Reader.ReadJudgmentsAsync(kept.Id, None)).Count.ShouldBe(3);
        (await Reader.VerifyChainAsync(kept.Run, None)).ShouldBeNull();
    }

    [Test]
    public async Task Every_table_of_reviewing_is_described()
    {
        const string undescribed = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v') and n.nspname = 'review' and obj_description(c.oid) is null
            """;
        (await server.ScalarAsync<long>(undescribed)).ShouldBe(0);
    }
}
