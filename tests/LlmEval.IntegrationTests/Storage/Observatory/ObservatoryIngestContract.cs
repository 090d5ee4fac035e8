using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Observatory;

/// <summary>What every <see cref="IObservatoryIngest"/> does. Each test has an empty observatory.</summary>
public abstract partial class ObservatoryIngestContract
{
    protected abstract IObservatoryIngest Ingest { get; }

    protected abstract IObservatoryCatalogue Catalogue { get; }

    protected abstract ITrackedModels Models { get; }

    protected abstract IScoreReader Scores { get; }

    protected abstract IMeasurementReader Measurements { get; }

    protected abstract IBenchmarkReader Benchmarks { get; }

    private static CancellationToken None => CancellationToken.None;

    [Test]
    public async Task What_is_sent_is_stored_and_told()
    {
        var sent = SomeScores.Of("m", 100, "aime", 0.5) with
        {
            ParameterCount = 7_000_000_000,
            CheckpointPath = "/ckpt/100",
            TrainingRun = "r1",
            RecipeTags = ["sft", "rl"],
            MetadataJson = """{"lr":0.1}""",
            Category = "math",
            Subcategory = "olympiad",
            Metrics = [new SubmittedMetric("pass@1", 0.5), new SubmittedMetric("length", 812.5)],
            EvalConfigJson = """{"k":1}""",
            RunId = "run-1",
            Setup = new MeasurementSetup { DatasetVersion = "v1", GraderType = "exact", Seed = 7, InferenceConfigJson = """{"t":0.6}""" },
            SampleCount = 100,
        };
        var told = await IngestAsync(sent);
        told.ShouldBe(new IngestedResult("m", ModelType.Training, "m__step-100", 100, "aime", "run-1", "pass@1"));

        var model = (await Models.ListAsync(None)).ShouldHaveSingleItem().Model;
        (model.ModelId, model.DisplayName, model.Owner, model.ParameterCount, model.Type).ShouldBe(("m", "M", "team", 7_000_000_000, ModelType.Training));
        var checkpoint = (await Models.FindCheckpointAsync("m__step-100", None)).ShouldNotBeNull();
        (checkpoint.Step, checkpoint.Path, checkpoint.TrainingRun).ShouldBe((100, "/ckpt/100", "r1"));
        checkpoint.RecipeTags.ShouldBe(["sft", "rl"]);
        var run = (await Measurements.FindAsync("run-1", None)).ShouldNotBeNull().Run;
        (run.Status, run.SampleCount, run.Setup.DatasetVersion, run.Setup.DatasetSplit, run.Setup.Seed).ShouldBe((MeasurementStatus.Completed, 100, "v1", "test", 7));
        (await Benchmarks.ReadBenchmarksAsync(None))["aime"].ShouldBe(new Benchmark { Dataset = "aime", Category = "math", Subcategory = "olympiad" });
        var primary = await PrimaryAsync("m", "aime");
        (primary.Score.Metric, primary.Score.Value, primary.Score.SampleCount, primary.Score.Run!.RunId).ShouldBe(("pass@1", 0.5, 100, "run-1"));
        // 0.5 ± 1.96 · √(0.25 / 100)
        primary.Score.Sent.ShouldBe(new SentInterval(0.402, 0.598, 0.05));
        (await CellAsync("m", "aime")).ShouldNotBeNull().Best!.Value.ShouldBe(0.5);
    }

    [Test]
    public async Task What_is_null_keeps_what_was_known_and_the_rest_is_replaced()
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0.5) with
        {
            ParameterCount = 7,
            CheckpointPath = "/a",
            TrainingRun = "r",
            RecipeTags = ["sft"],
            MetadataJson = """{"a":1}""",
            RunId = "run",
            SampleCount = 10,
            ErrorMessage = "e",
            Setup = new MeasurementSetup { HarnessCommit = "c", GraderType = "g", InferenceConfigJson = """{"t":1}""", DatasetSplit = "dev" },
        });
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0.6) with { DisplayName = "New", Owner = "other", ModelType = ModelType.Baseline, Step = null, RunId = "run", Status = MeasurementStatus.Failed });

        var model = (await Models.FindAsync(["m"], None)).ShouldHaveSingleItem();
        (model.DisplayName, model.Owner, model.ParameterCount, model.Type).ShouldBe(("New", "other", 7, ModelType.Training));
        var checkpoint = (await Models.FindCheckpointAsync("m__step-100", None)).ShouldNotBeNull();
        (checkpoint.Step, checkpoint.Path, checkpoint.TrainingRun, checkpoint.MetadataJson).ShouldBe((100, "/a", "r", "{}"));
        checkpoint.RecipeTags.ShouldBe(["sft"]);
        var run = (await Measurements.FindAsync("run", None)).ShouldNotBeNull().Run;
        (run.Status, run.SampleCount, run.ErrorMessage).ShouldBe((MeasurementStatus.Failed, 10, "e"));
        (run.Setup.HarnessCommit, run.Setup.GraderType, run.Setup.InferenceConfigJson, run.Setup.DatasetSplit).ShouldBe(("c", "g", "{}", "test"));
        (await PrimaryAsync("m", "aime")).Score.Value.ShouldBe(0.6);
    }

    [Test]
    public async Task One_group_gives_what_its_submissions_give_one_by_one()
    {
        var first = SomeScores.Of("m", 100, "aime", 0.5) with
        {
            ParameterCount = 7,
            RecipeTags = ["sft"],
            SampleCount = 20,
            RunId = "run",
            Category = "math",
            Subcategory = "s",
            Metrics = [new SubmittedMetric("a", 0.5, new ScoreInterval(0.4, 0.6, "wilson")), new SubmittedMetric("b", 0.1)],
        };
        EvalResultSubmission[] sent =
        [
            first,
            first with { ParameterCount = null, RecipeTags = [], SampleCount = null, Category = "code", Subcategory = null, PrimaryMetric = "b", Metrics = [new SubmittedMetric("b", 0.2), new SubmittedMetric("a", 0.5)] },
            SomeScores.Of("m", 200, "aime", 0.7) with { DisplayName = "Last", RunId = "other" },
            first with { RunId = "run", PrimaryMetric = "missing", Metrics = [new SubmittedMetric("c", 0.3)], Status = MeasurementStatus.Running },
        ];
        await Ingest.IngestAsync(sent, None);
        var together = await StateAsync();
        await Catalogue.DeleteModelAsync("m", None);
        foreach (var one in sent) await Ingest.IngestAsync([one], None);
        (await StateAsync()).ShouldBe(together);
    }

    [Test]
    public async Task Another_primary_metric_takes_the_place_of_the_earlier()
    {
        var sent = SomeScores.Of("m", 100, "aime", 0) with { Metrics = [new SubmittedMetric("a", 0.9), new SubmittedMetric("b", 0.4)] };
        await IngestAsync(sent);
        (await CellAsync("m", "aime"))!.Best!.Value.ShouldBe(0.9);
        (await IngestAsync(sent with { PrimaryMetric = "b", Metrics = [new SubmittedMetric("b", 0.4)] })).PrimaryMetric.ShouldBe("b");
        (await PrimaryAsync("m", "aime")).Score.Metric.ShouldBe("b");
        (await CellAsync("m", "aime"))!.Best!.Value.ShouldBe(0.4);
    }

    [Test]
    public async Task A_primary_metric_that_was_not_sent_makes_none_primary()
    {
        var told = await IngestAsync(SomeScores.Of("m", 100, "aime", 0.5) with { PrimaryMetric = "f1" });
        told.PrimaryMetric.ShouldBeNull();
        (await Scores.ReadAsync(new ScoreFilter(), None)).ShouldHaveSingleItem().IsPrimary.ShouldBeFalse();
        (await CellAsync("m", "aime")).ShouldBeNull();
    }

    [Test]
    public async Task The_interval_of_a_payload_is_the_primary_metrics()
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0) with
        {
            Metrics = [new SubmittedMetric("a", 0.5), new SubmittedMetric("b", 0.25, new ScoreInterval(0.2, 0.3, "bootstrap"))],
            Interval = new SentInterval(0.45, 0.55, 0.02),
        });
        var scores = (await Scores.ReadAsync(new ScoreFilter(), None)).ToDictionary(stored => stored.Score.Metric, stored => stored.Score);
        scores["a"].Sent.ShouldBe(new SentInterval(0.45, 0.55, 0.02));
        (scores["b"].Sent ?? default).ShouldBe(default);
        scores["b"].Interval.ShouldBe(new ScoreInterval(0.2, 0.3, "bootstrap"));
    }

    [TestCase(0.5, 4, 0.01, 0.99, 0.25)]
    [TestCase(1.0, 50, 1.0, 1.0, 0.0)]
    [TestCase(0.02, 50, 0.0, 0.058806, 0.019799)]
    public async Task Without_a_lower_bound_the_originals_interval_is_made_of_the_number_of_samples(double value, int samples, double lower, double upper, double error)
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", value) with { SampleCount = samples, Interval = new SentInterval(null, null, 0.9) });
        (await PrimaryAsync("m", "aime")).Score.Sent.ShouldBe(new SentInterval(lower, upper, error));
    }

    [Test]
    public async Task An_interval_of_ours_does_not_outlive_its_value_and_the_originals_does()
    {
        var sent = SomeScores.Of("m", 100, "aime", 0.5) with { RunId = "run", Interval = new SentInterval(0.4, 0.6, 0.05), Metrics = [new SubmittedMetric("a", 0.5, new ScoreInterval(0.41, 0.59, "wilson"))] };
        await IngestAsync(sent);
        await IngestAsync(sent with { Interval = null, Metrics = [new SubmittedMetric("a", 0.5)] });
        (await PrimaryAsync("m", "aime")).Score.Interval.ShouldBe(new ScoreInterval(0.41, 0.59, "wilson"));
        await IngestAsync(sent with { Interval = null, Metrics = [new SubmittedMetric("a", 0.7)] });
        var score = (await PrimaryAsync("m", "aime")).Score;
        score.Interval.ShouldBeNull();
        score.Sent.ShouldBe(new SentInterval(0.4, 0.6, 0.05));
    }

    [Test]
    public async Task Sending_the_same_again_is_the_same_measurement()
    {
        var sent = SomeScores.Of("m", 100, "aime", 0.5);
        var first = await IngestAsync(sent);
        first.RunId.ShouldMatch("^[0-9a-f]{8}-[0-9a-f]{3}$");
        (await IngestAsync(sent)).ShouldBe(first);
        (await Measurements.ReadOfCheckpointAsync("m__step-100", None)).ShouldHaveSingleItem();
        (await IngestAsync(sent with { Metrics = [new SubmittedMetric("accuracy", 0.6)] })).RunId.ShouldNotBe(first.RunId);
    }

    [Test]
    public async Task Scores_of_a_measurement_that_does_not_count_are_not_shown_as_the_best()
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0.4) with { RunId = "good" });
        await IngestAsync(SomeScores.Of("m", 200, "aime", 0.9) with { RunId = "bad" });
        (await CellAsync("m", "aime"))!.RunId.ShouldBe("bad");
        await IngestAsync(SomeScores.Of("m", 200, "aime", 0.9) with { RunId = "bad", Status = MeasurementStatus.Invalidated, Metrics = [] });
        var cell = (await CellAsync("m", "aime"))!;
        (cell.RunId, cell.Status, cell.Best!.Value).ShouldBe(("good", MeasurementStatus.Completed, 0.4));
    }

    [Test]
    public async Task Where_no_score_counts_a_failed_measurement_is_shown_before_others()
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0) with { RunId = "failed", Status = MeasurementStatus.Failed, Metrics = [] });
        await IngestAsync(SomeScores.Of("m", 200, "aime", 0) with { RunId = "going", Status = MeasurementStatus.Running, Metrics = [] });
        await IngestAsync(SomeScores.Of("m", 200, "mbpp", 0) with { RunId = "waiting", Status = MeasurementStatus.Pending, Metrics = [] });
        await IngestAsync(SomeScores.Of("m", 200, "math", 0) with { RunId = "empty", Metrics = [] });
        var cell = (await CellAsync("m", "aime"))!;
        (cell.RunId, cell.Status, cell.Best).ShouldBe(("failed", MeasurementStatus.Failed, null));
        (await CellAsync("m", "mbpp"))!.Status.ShouldBe(MeasurementStatus.Pending);
        (await CellAsync("m", "math")).ShouldBeNull();
    }

    [Test]
    public async Task A_measurement_has_one_checkpoint_and_may_have_many_datasets()
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0.5) with { RunId = "run" });
        await IngestAsync(SomeScores.Of("m", 100, "mbpp", 0.6) with { RunId = "run" });
        var refused = await Should.ThrowAsync<ObservatoryException>(IngestAsync(SomeScores.Of("n", 1, "aime", 0.5) with { RunId = "run" }));
        refused.Message.ShouldContain("'m__step-100'");
        (await Models.FindAsync(["n"], None)).ShouldBeEmpty();
        EvalResultSubmission[] both = [SomeScores.Of("n", 1, "aime", 0.5) with { RunId = "new" }, SomeScores.Of("n", 2, "aime", 0.5) with { RunId = "new" }];
        (await Should.ThrowAsync<ObservatoryException>(Ingest.IngestAsync(both, None))).Message.ShouldContain("'n__step-1'");

        await IngestAsync(SomeScores.Of("m", 100, "mbpp", 0.6) with { RunId = "run", Status = MeasurementStatus.Failed });
        (await CellAsync("m", "aime"))!.Best.ShouldBeNull();
    }

    [Test]
    public async Task A_checkpoint_stays_with_its_model()
    {
        await IngestAsync(SomeScores.Of("m", 100, "aime", 0.5));
        var told = await IngestAsync(SomeScores.Of("other", 100, "mbpp", 0.7) with { CheckpointId = "m__step-100" });
        told.ModelId.ShouldBe("m");
        (await CellAsync("m", "mbpp"))!.Best!.Value.ShouldBe(0.7);
        (await CellAsync("other", "mbpp")).ShouldBeNull();
    }

    [Test]
    public async Task All_of_a_group_is_stored_or_none()
    {
        EvalResultSubmission[] sent = [SomeScores.Of("m", 100, "aime", 0.5), SomeScores.Of("m", 200, "aime", 0.5) with { Metrics = [new SubmittedMetric("a", double.NaN)] }];
        await Should.ThrowAsync<Exception>(Ingest.IngestAsync(sent, None));
        (await Models.ListAsync(None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Senders_at_once_each_get_their_own_answer_or_error()
    {
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with { RunId = "taken" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            // Models and checkpoints in every order, and every tenth for the measurement of another checkpoint.
            var sent = SomeScores.Of($"m{i * 7 % 5}", i % 4, $"d{i * 3 % 8}", i / 200.0) with { RunId = i % 10 == 0 ? "taken" : $"run-{i}" };
            try
            {
                return (Sent: sent, Told: (IngestedResult?)await IngestAsync(sent));
            }
            catch (ObservatoryException)
            {
                return (sent, null);
            }
        }));
        foreach (var (sent, told) in answers)
        {
            if (sent.RunId == "taken") told.ShouldBeNull();
            else told.ShouldBe(new IngestedResult(sent.ModelId, ModelType.Training, sent.CheckpointId, sent.Step, sent.Dataset, sent.RunId!, "accuracy"));
        }

        await ShouldHaveRightCellsAsync();
    }

    [Test]
    public async Task Texts_that_a_database_refuses_come_back_as_they_were()
    {
        const string odd = "zero \0 escape \u0010 half \ud83d whole 😀";
        await IngestAsync(SomeScores.Of("m", 1, "aime", 0.5) with
        {
            DisplayName = odd,
            RunId = "run",
            ErrorMessage = odd,
            MetadataJson = """{"a":"zero \u0000 half \ud83d whole \ud83d\ude00 back \\u0000"}""",
            Metrics = [new SubmittedMetric(odd, 0.5)],
        });
        (await Models.ListAsync(None)).ShouldHaveSingleItem().Model.DisplayName.ShouldBe(odd);
        (await PrimaryAsync("m", "aime")).Score.Metric.ShouldBe(odd);
        (await Measurements.FindAsync("run", None))!.Run.ErrorMessage.ShouldBe(odd);
    }

    /// <summary>Asserts that each cell is what a reading of all scores and measurements makes of it.</summary>
    protected async Task ShouldHaveRightCellsAsync()
    {
        var scores = await Scores.ReadAsync(new ScoreFilter { PrimaryOnly = true }, None);
        var models = (await Models.ListAsync(None)).Select(overview => overview.Model.ModelId).ToList();
        List<string> expected = [];
        foreach (var model in models)
        {
            var steps = (await Models.ListCheckpointsAsync(model, None)).ToDictionary(checkpoint => checkpoint.CheckpointId, checkpoint => checkpoint.Step);
            List<MeasuredRun> runs = [];
            foreach (var checkpoint in steps.Keys) runs.AddRange(await Measurements.ReadOfCheckpointAsync(checkpoint, None));
            var own = scores.Where(stored => stored.ModelId == model).ToList();
            foreach (var dataset in own.Select(stored => stored.Score.Dataset).Concat(runs.Select(run => run.Dataset)).Distinct())
            {
                var best = own.Where(stored => stored.Score.Dataset == dataset && stored.Score.Counts)
                    .OrderByDescending(stored => stored.Score.Value).ThenByDescending(stored => stored.Score.Step ?? -1).ThenByDescending(stored => stored.Id).FirstOrDefault();
                var newest = runs.Where(run => run.Dataset == dataset && run.Status != MeasurementStatus.Completed)
                    .OrderByDescending(run => run.Status == MeasurementStatus.Failed).ThenByDescending(run => run.IngestedAt).FirstOrDefault();
                if (best is not null) expected.Add($"{model} {dataset} {best.Score.Value} {best.Score.Run?.RunId} Completed");
                else if (newest is not null) expected.Add($"{model} {dataset}  {newest.RunId} {newest.Status}");
            }
        }

        var cells = (await Scores.ReadCellsAsync(null, None)).Select(cell => $"{cell.ModelId} {cell.Dataset} {cell.Best?.Value} {cell.RunId} {cell.Status}");
        cells.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }

    /// <summary>All that is stored of scores, without times and numbers of rows.</summary>
    protected async Task<IReadOnlyList<string>> StateAsync()
    {
        List<string> state = [];
        foreach (var model in (await Models.ListAsync(None)).Select(overview => overview.Model).OrderBy(model => model.ModelId, StringComparer.Ordinal))
        {
            state.Add($"{model with { CreatedAt = default }}");
            foreach (var checkpoint in (await Models.ListCheckpointsAsync(model.ModelId, None)).OrderBy(checkpoint => checkpoint.CheckpointId, StringComparer.Ordinal))
            {
                state.Add($"{checkpoint with { CreatedAt = default, RecipeTags = [] }} {string.Join(",", checkpoint.RecipeTags)}");
                state.AddRange((await Measurements.ReadOfCheckpointAsync(checkpoint.CheckpointId, None)).Select(run => $"{run with { IngestedAt = default }}").Order(StringComparer.Ordinal));
            }
        }

        state.AddRange((await Scores.ReadAsync(new ScoreFilter(), None)).Select(stored =>
            $"{stored.ModelId} {stored.IsPrimary} {stored.EvalConfigJson} {stored.Score with { Run = null }} {stored.Score.Run?.RunId}").Order(StringComparer.Ordinal));
        state.AddRange((await Benchmarks.ReadBenchmarksAsync(None)).Values.Select(benchmark => $"{benchmark}").Order(StringComparer.Ordinal));
        state.AddRange((await Scores.ReadCellsAsync(null, None)).Select(cell => $"{cell.ModelId} {cell.Dataset} {cell.Best?.Value} {cell.RunId} {cell.Status}").Order(StringComparer.Ordinal));
        return state;
    }

    private async Task<IngestedResult> IngestAsync(EvalResultSubmission submission) => (await Ingest.IngestAsync([submission], None)).ShouldHaveSingleItem();

    private async Task<StoredScore> PrimaryAsync(string model, string dataset) =>
        (await Scores.ReadAsync(new ScoreFilter { Models = [model], Datasets = [dataset], PrimaryOnly = true }, None)).ShouldHaveSingleItem();

    private async Task<HeatmapCell?> CellAsync(string model, string dataset) =>
        (await Scores.ReadCellsAsync([model], None)).SingleOrDefault(cell => cell.Dataset == dataset);
}
