using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LlmEval.Adapters.MLflow.Contents;
using LlmEval.Adapters.MLflow.Rest;

namespace LlmEval.UnitTests.Adapters.MLflow.Contents;

public class BatchSplitterTests
{
    [Test]
    public void What_fits_is_one_request() => BatchSplitter.Split(Whole(900, 50, 50)).Count().ShouldBe(1);

    [Test]
    public void Nothing_is_no_request() => BatchSplitter.Split(Whole(0, 0, 0)).ShouldBeEmpty();

    [Test]
    public void Requests_stay_below_a_megabyte_however_the_texts_are_escaped()
    {
        // Each of these characters is six bytes of JSON.
        var text = new string('ü', 6000);
        var whole = Whole(0, 0, 0) with { Params = [.. Enumerable.Range(0, 100).Select(i => new Entry($"p{i}", text))] };

        BatchSplitter.Split(whole).ShouldAllBe(batch => JsonSerializer.SerializeToUtf8Bytes(batch, MlflowJson.Default.LogBatch).Length < 1_000_000);
        BatchSplitter.Split(whole).Sum(batch => batch.Params.Count).ShouldBe(100);
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public Property Every_request_keeps_the_limits_and_nothing_is_lost_or_moved() => Prop.ForAll(
        (from metrics in Gen.Choose(0, 2500)
         from parameters in Gen.Choose(0, 250)
         from tags in Gen.Choose(0, 250)
         select (metrics, parameters, tags)).ToArbitrary(),
        counts =>
        {
            var whole = Whole(counts.metrics, counts.parameters, counts.tags);
            var batches = BatchSplitter.Split(whole).ToList();
            batches.ShouldAllBe(batch => batch.Metrics.Count <= 1000 && batch.Params.Count <= 100 && batch.Tags.Count <= 100
                && batch.Metrics.Count + batch.Params.Count + batch.Tags.Count <= 1000);
            batches.SelectMany(batch => batch.Metrics).ShouldBe(whole.Metrics);
            batches.SelectMany(batch => batch.Params).ShouldBe(whole.Params);
            batches.SelectMany(batch => batch.Tags).ShouldBe(whole.Tags);
        });

    private static LogBatch Whole(int metrics, int parameters, int tags) => new(
        "run",
        [.. Enumerable.Range(0, metrics).Select(i => new Metric($"m{i}", i, 1))],
        [.. Enumerable.Range(0, parameters).Select(i => new Entry($"p{i}", "value"))],
        [.. Enumerable.Range(0, tags).Select(i => new Entry($"t{i}", "value"))]);
}
