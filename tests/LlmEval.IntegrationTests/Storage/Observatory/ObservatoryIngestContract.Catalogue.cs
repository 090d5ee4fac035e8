using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Observatory;

/// <content>What people say, and what they remove (<see cref="IObservatoryCatalogue"/>).</content>
public abstract partial class ObservatoryIngestContract
{
    [Test]
    public async Task A_suite_is_replaced_by_its_id_and_keeps_its_place()
    {
        DatasetSuite Suite(string id, int minute, params string[] datasets) =>
            new() { SuiteId = id, DisplayName = id, Description = "d", Datasets = datasets, CreatedAt = Some.Time.AddMinutes(minute) };
        await Catalogue.SaveSuiteAsync(Suite("one", 1, "b", "a"), None);
        await Catalogue.SaveSuiteAsync(Suite("two", 2), None);
        await Catalogue.SaveSuiteAsync(Suite("one", 3, "c") with { DisplayName = "One", Description = null }, None);
        var suites = await Benchmarks.ListSuitesAsync(None);
        suites.Select(suite => (suite.SuiteId, suite.DisplayName, suite.Description, string.Join(",", suite.Datasets), suite.CreatedAt))
            .ShouldBe([("one", "One", null, "c", Some.Time.AddMinutes(1)), ("two", "two", "d", "", Some.Time.AddMinutes(2))]);
        (await Catalogue.DeleteSuiteAsync("one", None)).ShouldBeTrue();
        (await Catalogue.DeleteSuiteAsync("one", None)).ShouldBeFalse();
    }

    [Test]
    public async Task What_is_known_of_datasets_is_replaced_where_something_is_said()
    {
        var known = new Benchmark { Dataset = "aime", Category = "math", Subcategory = "s", PrimaryMetric = "pass@1", Description = "d" };
        await Catalogue.SaveBenchmarksAsync([known, new Benchmark { Dataset = "mbpp", Category = "code" }], None);
        await Catalogue.SaveBenchmarksAsync([new Benchmark { Dataset = "aime", Description = "new" }], None);
        (await Benchmarks.ReadBenchmarksAsync(None))["aime"].ShouldBe(known with { Category = Benchmark.Uncategorized, Description = "new" });
    }

    [Test]
    public async Task A_model_is_changed_where_something_is_said()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { ParameterCount = 7 });
        (await Catalogue.ChangeModelAsync("m", new ModelChange { IsPinned = true }, None))!.ShouldSatisfyAllConditions(model => model.IsPinned.ShouldBeTrue(), model => model.ParameterCount.ShouldBe(7));
        (await Catalogue.ChangeModelAsync("m", new ModelChange { ParameterCount = 8 }, None))!.ShouldSatisfyAllConditions(model => model.IsPinned.ShouldBeTrue(), model => model.ParameterCount.ShouldBe(8));
        (await Catalogue.ChangeModelAsync("m", new ModelChange { ClearParameterCount = true }, None))!.ParameterCount.ShouldBeNull();
        (await Catalogue.ChangeModelAsync("nobody", new ModelChange { IsPinned = true }, None)).ShouldBeNull();
    }

    [Test]
    public async Task A_checkpoint_goes_with_all_that_was_measured_on_it_and_the_next_best_is_shown()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.4) with { RunId = "one" });
        await IngestAsync(SomeScores.Of("m", 2, "aime", 0.6) with { RunId = "two", Metrics = [new SubmittedMetric("a", 0.6), new SubmittedMetric("b", 1)] });
        await IngestAsync(SomeScores.Of("m", 2, "mbpp", 0.6) with { RunId = "three" });
        await Ingest.IngestExamplesAsync("two", SomeScores.Examples(5), replace: false, None);
        var expected = new ObservatoryContents { Checkpoints = 1, Runs = 2, Results = 3, Examples = 5, Alerts = 0, Decisions = 0 };
        (await Catalogue.CountCheckpointAsync("m__step-2", None)).ShouldBe(expected);
        (await Catalogue.DeleteCheckpointAsync("m__step-2", None)).ShouldBe(expected);
        (await CellAsync("m", "aime"))!.Best!.Value.ShouldBe(0.4);
        (await CellAsync("m", "mbpp")).ShouldBeNull();
        (await Measurements.FindAsync("two", None)).ShouldBeNull();
        (await Catalogue.DeleteCheckpointAsync("m__step-2", None)).ShouldBeNull();
    }

    [Test]
    public async Task A_model_goes_with_everything_of_it_and_nothing_else()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.4) with { RunId = "one" });
        await IngestAsync(SomeScores.Of("n", 1, "aime", 0.5) with { RunId = "two" });
        await Ingest.IngestExamplesAsync("one", SomeScores.Examples(5), replace: false, None);
        var expected = new ObservatoryContents { Checkpoints = 1, Runs = 1, Results = 1, Examples = 5, Alerts = 0, Decisions = 0 };
        (await Catalogue.CountModelAsync("m", None)).ShouldBe(expected);
        (await Catalogue.DeleteModelAsync("m", None)).ShouldBe(expected);
        (await Catalogue.CountModelAsync("m", None)).ShouldBeNull();
        (await Models.ListAsync(None)).ShouldHaveSingleItem().Model.ModelId.ShouldBe("n");
        (await Scores.ReadCellsAsync(null, None)).ShouldHaveSingleItem().ModelId.ShouldBe("n");
    }
}
