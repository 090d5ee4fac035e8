using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.IntegrationTests.Storage.Observatory;

/// <summary>Shared examples of measurements, and the version of the store.</summary>
[Parallelizable]
public class PostgresPairedExamplesTests
{
    private TestDatabase folder = null!;
    private PostgresDatabase database = null!;
    private PostgresObservatoryIngest ingest = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        folder = await TestDatabase.CreateAsync();
        database = await folder.OpenAsync();
        ingest = new PostgresObservatoryIngest(database, followUp: null, _ => { });
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await ingest.DisposeAsync();
        await database.DisposeAsync();
        await folder.DisposeAsync();
    }

    [Test]
    public async Task Pairs_are_counted_on_graded_examples_that_both_have()
    {
        // Shared and graded by both: 0 to 3. Index 4 is not graded in the first, 5 is only in the second.
        await MeasureAsync("first", [true, true, false, false, null]);
        await MeasureAsync("second", [true, false, true, false, true, true]);
        await MeasureAsync("ungraded", [null, null]);

        var counts = await new PostgresPairedExamples(database).CountAsync(
            [new("first", "second"), new("second", "first"), new("first", "ungraded"), new("first", "nobody"), new("first", "second")], CancellationToken.None);

        counts.ShouldBe(
            new Dictionary<RunPair, PairedExamples>
            {
                [new RunPair("first", "second")] = new(Both: 1, OnlyFirst: 1, OnlySecond: 1, Neither: 1),
                [new RunPair("second", "first")] = new(Both: 1, OnlyFirst: 1, OnlySecond: 1, Neither: 1),
            },
            ignoreOrder: true);
    }

    [Test]
    public async Task The_sides_of_a_pair_are_not_mixed_up()
    {
        await MeasureAsync("better", [true, true, true, false]);
        await MeasureAsync("worse", [true, false, false, false]);

        var counts = await new PostgresPairedExamples(database).CountAsync([new("better", "worse"), new("worse", "better")], CancellationToken.None);

        counts[new RunPair("better", "worse")].ShouldBe(new PairedExamples(1, 2, 0, 1));
        counts[new RunPair("worse", "better")].ShouldBe(new PairedExamples(1, 0, 2, 1));
    }

    private async Task MeasureAsync(string run, IReadOnlyList<bool?> correct)
    {
        await ingest.IngestAsync(
        [
            new EvalResultSubmission
            {
                ModelId = run, DisplayName = run, Owner = "team", CheckpointId = $"{run}__step-1", Step = 1, Dataset = "d", Metrics = [new SubmittedMetric("accuracy", 0.5)], RunId = run,
            },
        ],
        CancellationToken.None);
        await ingest.IngestExamplesAsync(run, [.. correct.Select((right, at) => new SubmittedExample { Index = at, Correct = right })], replace: false, CancellationToken.None);
    }
}
