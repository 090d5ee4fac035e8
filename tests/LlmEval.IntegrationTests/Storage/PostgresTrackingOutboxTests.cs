using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Adapters.Postgres.Tracking;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage;

[Parallelizable]
public class PostgresTrackingOutboxTests
{
    private static readonly TrackingTarget Here = new("mlflow", new Uri("http://localhost:5000"), "trials\0");
    private static readonly TrackingTarget There = Here with { Experiment = "other" };
    private static readonly TrackingReport Arrived = new() { ExternalId = "abc", Page = new Uri("http://localhost:5000/#/runs/abc") };

    private TestDatabase files = null!;
    private PostgresDatabase database = null!;
    private PostgresTrackingOutbox outbox = null!;
    private RunId run;

    [SetUp]
    public async Task OpenAsync()
    {
        files = await TestDatabase.CreateAsync();
        database = await files.OpenAsync();
        outbox = new PostgresTrackingOutbox(database);
        await using var store = new PostgresResultStore(database);
        var plan = Some.Plan();
        var record = Some.Run(plan);
        await store.BeginRunAsync(record, plan, Some.RunCases(plan), CancellationToken.None);
        run = record.Id;
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await database.DisposeAsync();
        await files.DisposeAsync();
    }

    [Test]
    public async Task What_is_added_is_pending_once_until_it_arrives()
    {
        await outbox.AddAsync(run, Here, CancellationToken.None);
        await outbox.AddAsync(run, Here, CancellationToken.None);
        await outbox.RecordAsync(run, Here, new TrackingReport { Error = "away" }, CancellationToken.None);

        var entry = (await outbox.ReadPendingAsync(CancellationToken.None)).ShouldHaveSingleItem();
        entry.ShouldBe(new TrackingEntry { Run = run, Target = Here, Attempts = 1, LastError = "away" });

        await outbox.RecordAsync(run, Here, Arrived, CancellationToken.None);
        (await outbox.ReadPendingAsync(CancellationToken.None)).ShouldBeEmpty();
        var sent = (await outbox.ReadAsync(run, CancellationToken.None)).ShouldHaveSingleItem();
        (sent.Attempts, sent.LastError, sent.ExternalId).ShouldBe((2, null, "abc"));
        sent.SentAt.ShouldNotBeNull();
    }

    [Test]
    public async Task What_has_arrived_and_is_added_again_is_pending_again_under_its_id()
    {
        await outbox.RecordAsync(run, Here, Arrived, CancellationToken.None);
        await outbox.AddAsync(run, Here, CancellationToken.None);

        (await outbox.ReadPendingAsync(CancellationToken.None)).ShouldHaveSingleItem().ExternalId.ShouldBe("abc");
    }

    [Test]
    public async Task Only_what_has_not_arrived_is_forgotten()
    {
        await outbox.RecordAsync(run, Here, Arrived, CancellationToken.None);
        await outbox.AddAsync(run, There, CancellationToken.None);
        var other = There with { Tracker = "observatory" };
        await outbox.AddAsync(run, other, CancellationToken.None);

        await outbox.RemovePendingAsync(run, There.Tracker, CancellationToken.None);

        (await outbox.ReadAsync(run, CancellationToken.None)).Select(entry => entry.Target).ShouldBe([Here, other], ignoreOrder: true);
    }

    [Test]
    public async Task One_at_a_time_may_send_a_run_to_a_place()
    {
        await using (var first = await outbox.TryClaimAsync(run, Here, CancellationToken.None))
        {
            first.ShouldNotBeNull();
            (await outbox.TryClaimAsync(run, Here, CancellationToken.None)).ShouldBeNull();
            await using var elsewhere = (await outbox.TryClaimAsync(run, There, CancellationToken.None)).ShouldNotBeNull();
        }

        await using var next = (await outbox.TryClaimAsync(run, Here, CancellationToken.None)).ShouldNotBeNull();
    }
}
