using System.Text.Json;
using Dapper;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Review;
using LlmEval.Adapters.Postgres.Review.Queue;
using LlmEval.Adapters.Postgres.Users;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>A queue of 100,000 pairs. What is asserted is how many blocks of 8 KiB a statement looks at, which no slow machine changes.</summary>
[Parallelizable]
public class LargeQueueTests
{
    private const int Tasks = 10;
    private const int Samples = 100;
    private const int Pairs = Tasks * Samples * Samples;

    private TemporaryDatabase files = null!;
    private PostgresDatabase database = null!;
    private RunId run;
    private UserId reviewer;
    private long[] beforeStatistics = [];

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        Postgres.Bin(15);
        files = await TemporaryDatabase.PreparedAsync();
        database = await files.OpenAsync();
        reviewer = (await new PostgresUserStore(database).LocalUserAsync(CancellationToken.None)).Id;
        await using var results = new PostgresResultStore(database);
        var plan = Some.Plan([
            .. from model in (string[])["sample-strong", "sample-weak"] from task in Enumerable.Range(0, Tasks) select Some.Case(Some.Model(model), Some.Task($"t/{task}"), samples: Samples),
        ]);
        var (record, cases) = (Some.Run(plan), Some.RunCases(plan));
        run = record.Id;
        await results.BeginRunAsync(record, plan, cases, CancellationToken.None);
        var samples = cases.ToDictionary(item => item.Id, _ => Enumerable.Range(0, Samples).Select(i => Some.Sample(i)).ToList());
        await Task.WhenAll(samples.SelectMany(item => item.Value.Select(sample => results.SaveSampleAsync(item.Key, sample, CancellationToken.None))));
        await new PostgresReviewStore(database).AddPairsAsync(
            run,
            [
                .. from task in Enumerable.Range(0, Tasks)
                   from first in samples[cases[task].Id]
                   from second in samples[cases[task + Tasks].Id]
                   select SomeReview.Pair(run, SomeReview.Side("sample-strong", first, $"t/{task}"), SomeReview.Side("sample-weak", second, $"t/{task}")),
            ],
            new ReviewOptions { Overlap = 2 },
            CancellationToken.None);
        beforeStatistics = await HeadBlocksAsync();
        await ExecuteAsync("analyze");
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (database is not null) await database.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    [Test]
    public async Task The_next_pair_is_read_off_an_index_also_before_the_server_knows_how_many_there_are()
    {
        beforeStatistics.ShouldAllBe(blocks => blocks < 50);
        (await HeadBlocksAsync()).ShouldAllBe(blocks => blocks < 50);
    }

    [Test]
    public async Task A_reviewer_who_has_done_thousands_waits_for_no_more_than_a_look_at_each()
    {
        const int done = 5000;
        // An index of three levels, the row, and the version of it before: seven or so each. Looking at all pairs would be twenty times as many.
        const int aLookAtEach = done * 10;
        // All still open to a second reviewer, so they stand at the head of the queue.
        await ExecuteAsync($"""
            insert into review.showing (pair_id, reviewer, shown, lane, queued_as, first_shown_at, done_at, has_verdict)
            select pair_id, '{reviewer}', 'first_is_a', 'assisted', 'ordinary', now(), now(), true from review.queue_item where position < {done};
            update review.queue_item set verdicts = 1 where position < {done}; analyze
            """);
        (await BlocksAsync(QueueHead.ByReason + QueueHead.Locked + " skip locked", reviewer)).ShouldBeLessThan(aLookAtEach);
        (await BlocksAsync(QueueHead.CountOpen, reviewer)).ShouldBeLessThan(aLookAtEach);
        var lease = (await new PostgresReviewQueue(database).LeaseNextAsync(reviewer, run, beside: null, CancellationToken.None)).ShouldNotBeNull();
        lease.Place.ShouldBe(1);
        (await new PostgresReviewQueue(database).ReadStateAsync(reviewer, run, CancellationToken.None)).ShouldBe(new QueueState(Pairs, done, Pairs - done, 0, 0));
    }

    [Test]
    public async Task A_page_far_down_the_list_costs_what_the_first_one_costs()
    {
        var lists = new PostgresReviewLists(database);
        var (first, before) = (await lists.ListPairsAsync(new PairFilter { Run = run }, null, 50, CancellationToken.None), await ReadBlocksAsync());
        await lists.ListPairsAsync(new PairFilter { Run = run }, first[^1].Cursor, 50, CancellationToken.None);
        var near = await ReadBlocksAsync() - before;
        var last = await lists.ListPairsAsync(new PairFilter { Run = run }, new PairCursor(run, Pairs - 51), 50, CancellationToken.None);
        last.Count.ShouldBe(50);
        last[^1].Position.ShouldBe(Pairs - 1);
        (await ReadBlocksAsync() - before - near).ShouldBeLessThan((near * 3) + 200);
    }

    // Of somebody who has done nothing yet.
    private async Task<long[]> HeadBlocksAsync() =>
        [await BlocksAsync(QueueHead.ByReason + QueueHead.Locked + " skip locked", UserId.New()), await BlocksAsync(QueueHead.ByLot + QueueHead.Locked + " skip locked", UserId.New())];

    private async Task<long> BlocksAsync(string statement, UserId asker)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var values = new { Reviewer = asker.Value, Run = run.Value, Beside = (Guid?)null, Now = Some.Time };
        var plan = await connection.QuerySingleAsync<string>("explain (analyze, buffers, format json) " + statement, values);
        using var document = JsonDocument.Parse(plan);
        var root = document.RootElement[0].GetProperty("Plan");
        return root.GetProperty("Shared Hit Blocks").GetInt64() + root.GetProperty("Shared Read Blocks").GetInt64();
    }

    // Blocks of the tables of reviewing that anybody has looked at so far.
    private async Task<long> ReadBlocksAsync()
    {
        await using var command = database.DataSource.CreateCommand("""
            select pg_stat_force_next_flush(), pg_stat_clear_snapshot(), (select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit)::bigint from pg_statio_user_tables where schemaname = 'review')
            """);
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return row.GetInt64(2);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
