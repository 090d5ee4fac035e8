using FsCheck;
using FsCheck.Fluent;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Observatory;

/// <content>What holds of any scores in any order.</content>
public abstract partial class ObservatoryIngestContract
{
    // Each set is stored several times, in a real database.
    private const int Sets = 8;
    private const int Size = 30;

    /// <summary>At most one submission for each checkpoint and dataset; measurements that do not count are of the first checkpoint only.</summary>
    private static readonly Gen<IReadOnlyList<EvalResultSubmission>> AnySubmissions =
        from count in Gen.Choose(1, Size)
        from sent in Gen.ListOf(
            from model in Gen.Choose(0, 2)
            from step in Gen.Choose(0, 4)
            from dataset in Gen.Choose(0, 3)
            from value in Gen.Choose(0, 20)
            from samples in Gen.Choose(-1, 50)
            from status in Gen.Elements(Enum.GetValues<MeasurementStatus>())
            from metrics in Gen.Choose(0, 3)
            from primary in Gen.Elements(null, "a", "b", "missing")
            select SomeScores.Of($"m{model}", step, $"d{dataset}", 0) with
            {
                Status = step == 0 ? status : MeasurementStatus.Completed,
                SampleCount = samples < 0 ? null : samples,
                Metrics = [.. new[] { "a", "b", "c" }.Take(metrics).Select((name, i) => new SubmittedMetric(name, (value + i) / 25.0))],
                PrimaryMetric = primary,
            },
            count)
        select (IReadOnlyList<EvalResultSubmission>)[.. sent.DistinctBy(one => (one.CheckpointId, one.Dataset))];

    [Test]
    public async Task Any_order_of_scores_of_different_checkpoints_gives_the_same_and_so_does_sending_them_again()
    {
        foreach (var sent in Gen.Sample(AnySubmissions, Size, Sets))
        {
            await EmptyAsync();
            await Ingest.IngestAsync(sent, None);
            var expected = await StateAsync();
            await ShouldHaveRightCellsAsync();
            foreach (var one in sent) await Ingest.IngestAsync([one], None);
            (await StateAsync()).ShouldBe(expected);

            await EmptyAsync();
            foreach (var one in sent.Reverse()) await Ingest.IngestAsync([one], None);
            (await StateAsync()).ShouldBe(expected);

            await EmptyAsync();
            await Task.WhenAll(sent.OrderBy(one => one.Metrics.Count).Chunk(4).Select(some => Ingest.IngestAsync(some, None)));
            (await StateAsync()).ShouldBe(expected);
        }
    }

    [Test]
    public async Task Cells_are_what_the_scores_make_them_whatever_is_sent_and_removed()
    {
        var round = 0;
        foreach (var sent in Gen.Sample(AnySubmissions, Size, Sets))
        {
            await Ingest.IngestAsync([.. sent.Select(one => one with { RunId = $"{one.CheckpointId} {one.Dataset} {round % 3}" })], None);
            await Catalogue.DeleteCheckpointAsync(sent[0].CheckpointId, None);
            await ShouldHaveRightCellsAsync();
            if (++round % 4 == 0) await Catalogue.DeleteModelAsync(sent[0].ModelId, None);
        }

        await ShouldHaveRightCellsAsync();
    }

    /// <summary>Empties the observatory.</summary>
    protected abstract Task EmptyAsync();
}
