using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.IntegrationTests.Storage.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Observatory;

[Parallelizable]
[TestFixtureSource(typeof(Postgres), nameof(Postgres.Majors))]
public class PostgresObservatoryIngestTests(int major) : ObservatoryIngestContract
{
    private MajorDatabase server = null!;
    private PostgresObservatoryIngest ingest = null!;

    protected override IObservatoryIngest Ingest => ingest;

    protected override IObservatoryCatalogue Catalogue => new PostgresObservatoryCatalogue(server.Database);

    protected override ITrackedModels Models => new PostgresTrackedModels(server.Database);

    protected override IScoreReader Scores => new PostgresScoreReader(server.Database);

    protected override IMeasurementReader Measurements => new PostgresMeasurementReader(server.Database);

    protected override IBenchmarkReader Benchmarks => new PostgresBenchmarkReader(server.Database);

    [OneTimeSetUp]
    public async Task OpenDatabaseAsync()
    {
        server = await MajorDatabase.OpenAsync(major);
        ingest = new PostgresObservatoryIngest(server.Database, followUp: null, _ => { });
    }

    [SetUp]
    public Task BeginEmptyAsync() => EmptyAsync();

    protected override Task EmptyAsync() => server.ExecuteAsync("delete from observatory.model; delete from observatory.benchmark; delete from observatory.suite");

    [OneTimeTearDown]
    public async Task CloseDatabaseAsync()
    {
        if (ingest is not null) await ingest.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Test]
    public async Task Processes_that_write_the_same_models_at_once_never_deadlock()
    {
        await using var other = new PostgresObservatoryIngest(server.Database, followUp: null, _ => { });
        var up = Enumerable.Range(0, 40).Select(i => SomeScores.Of($"m{i}", 1, "aime", 0.5) with { RunId = $"up-{i}", CheckpointId = $"c{i}" }).ToList();
        var down = up.AsEnumerable().Reverse().Select(sent => sent with { RunId = sent.RunId!.Replace("up", "down", StringComparison.Ordinal) }).ToList();
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(ingest.IngestAsync(up, CancellationToken.None), other.IngestAsync(down, CancellationToken.None), Catalogue.DeleteModelAsync("m7", CancellationToken.None));
        }

        await ShouldHaveRightCellsAsync();
    }

    [Test]
    public async Task What_follows_is_told_after_the_commit_and_its_failure_is_nobodys_but_the_logs()
    {
        List<Exception> failures = [];
        var followUp = new FailingFollowUp(async results =>
            (await Scores.ReadAsync(new ScoreFilter { Checkpoints = [results[0].CheckpointId] }, CancellationToken.None)).ShouldHaveSingleItem());
        await using var followed = new PostgresObservatoryIngest(server.Database, followUp, failures.Add);
        var told = await followed.IngestAsync([SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "run" }], CancellationToken.None);
        (await followed.IngestExamplesAsync("run", SomeScores.Examples(2), replace: false, CancellationToken.None)).ShouldBe(2);
        followUp.Told.ShouldBe([told[0], told[0]]);
        failures.ShouldAllBe(failure => failure is NotSupportedException);
        failures.Count.ShouldBe(2);
    }

    [Test]
    public async Task What_arrives_during_a_commit_is_written_together()
    {
        const int senders = 64;
        await Task.WhenAll(Enumerable.Range(0, senders).Select(i => ingest.IngestAsync([SomeScores.Of($"m{i}", 1, "aime", 0.5)], CancellationToken.None)));
        (await TransactionsAsync()).ShouldBeLessThan(senders / 2);
    }

    // Rows that one transaction wrote have one xmin.
    private Task<long> TransactionsAsync() => server.ScalarAsync<long>("select count(distinct xmin::text) from observatory.model");

    private sealed class FailingFollowUp(Func<IReadOnlyList<IngestedResult>, Task> check) : IIngestFollowUp
    {
        public List<IngestedResult> Told { get; } = [];

        public async Task FollowAsync(IReadOnlyList<IngestedResult> results, CancellationToken cancellationToken)
        {
            await check(results);
            Told.AddRange(results);
            throw new NotSupportedException("for the test");
        }
    }
}
