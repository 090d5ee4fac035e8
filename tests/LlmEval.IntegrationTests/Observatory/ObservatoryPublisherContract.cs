using LlmEval.Core.Domain.Observatory;

namespace LlmEval.IntegrationTests.Observatory;

/// <summary>What every way to an observatory must do. What arrived is looked at through the served API, as its users see it.</summary>
[CancelAfter(120_000)]
public abstract class ObservatoryPublisherContract
{
    private IObservatoryPublisher publisher = null!;

    internal ServedObservatory Served { get; private set; } = null!;

    /// <summary>The way to the served observatory.</summary>
    internal abstract IObservatoryPublisher Create(ServedObservatory served);

    [SetUp]
    public async Task ServeAsync()
    {
        Served = await ServedObservatory.StartAsync();
        publisher = Create(Served);
    }

    [TearDown]
    public async Task EndAsync()
    {
        await publisher.DisposeAsync();
        await Served.DisposeAsync();
    }

    [Test]
    public async Task Scores_arrive_with_all_that_belongs_to_them()
    {
        var published = await publisher.PublishAsync(new Publication(SomeResult()), CancellationToken.None);

        published.ShouldBe(new PublishedResult { Dataset = "humaneval", CheckpointId = "k2__step-5000", RunId = "run-1", Metrics = 2 });
        var result = (await Served.GetAsync("/api/models/k2/scores"))["scores"]!.AsArray().Single(score => score!["is_primary"]!.GetValue<bool>())!;
        (result["metric_name"]!.GetValue<string>(), result["metric_value"]!.GetValue<double>(), result["training_step"]!.GetValue<int>()).ShouldBe(("pass@1", 0.75, 5000));
        // Wald, as the original makes it from the number of samples: 0.75 ± 1.96 × √(0.75 × 0.25 / 164).
        result["ci_lower"]!.GetValue<double>().ShouldBe(0.683727, 1e-6);
        var run = (await Served.GetAsync("/api/eval-runs/run-1"))["eval_run"]!;
        (run["status"]!.GetValue<string>(), run["dataset_version"]!.GetValue<string>(), run["grader_type"]!.GetValue<string>(), run["seed"]!.GetValue<int>()).ShouldBe(("completed", "v1", "tests", 7));
        run["inference_config"]!["temperature"]!.GetValue<double>().ShouldBe(0.2);
    }

    [Test]
    public async Task Publishing_again_replaces_and_adds_nothing()
    {
        await publisher.PublishAsync(new Publication(SomeResult(), Examples(1200)), CancellationToken.None);
        var again = await publisher.PublishAsync(new Publication(SomeResult() with { Metrics = [new SubmittedMetric("pass@1", 0.8)] }, Examples(700)), CancellationToken.None);

        (again.Error, again.Examples).ShouldBe((null, 700));
        var model = (await Served.GetAsync("/api/models"))["models"]!.AsArray().ShouldHaveSingleItem()!;
        model["checkpoint_count"]!.GetValue<int>().ShouldBe(1);
        (await Served.GetAsync("/api/models/k2/scores"))["scores"]!.AsArray().Single(score => score!["is_primary"]!.GetValue<bool>())!["metric_value"]!.GetValue<double>().ShouldBe(0.8);
        (await Served.GetAsync("/api/eval-runs/run-1/examples"))["total"]!.GetValue<int>().ShouldBe(700);
    }

    [Test]
    public async Task Examples_of_a_known_measurement_are_added_or_replace_the_others()
    {
        await publisher.PublishAsync(new Publication(SomeResult(), Examples(3)), CancellationToken.None);

        (await publisher.PublishExamplesAsync("run-1", [new SubmittedExample { Index = 9, Correct = true }], replace: false, CancellationToken.None)).ShouldBe(new PublishedExamples(1, null));
        (await Served.GetAsync("/api/eval-runs/run-1/examples"))["total"]!.GetValue<int>().ShouldBe(4);
        await publisher.PublishExamplesAsync("run-1", Examples(2), replace: true, CancellationToken.None);
        (await Served.GetAsync("/api/eval-runs/run-1/examples"))["total"]!.GetValue<int>().ShouldBe(2);
        (await publisher.PublishExamplesAsync("no-such-run", Examples(1), replace: true, CancellationToken.None)).Error.ShouldNotBeNull();
    }

    [Test]
    public async Task What_cannot_be_taken_is_an_error_that_names_it_and_leaves_nothing()
    {
        var published = await publisher.PublishAsync(new Publication(SomeResult() with { Dataset = "<b>bold</b>" }, Examples(1)), CancellationToken.None);

        published.RunId.ShouldBeNull();
        published.Error.ShouldNotBeNull().ShouldContain("dataset_name");
        (await Served.GetAsync("/api/models"))["models"]!.AsArray().ShouldBeEmpty();
    }

    [Test]
    public async Task A_measurement_without_a_score_is_known_with_its_reason()
    {
        var failed = SomeResult() with { Metrics = [], Status = MeasurementStatus.Failed, ErrorMessage = "3 of 164 cases were not measured", SampleCount = null };
        (await publisher.PublishAsync(new Publication(failed), CancellationToken.None)).Error.ShouldBeNull();

        var run = (await Served.GetAsync("/api/eval-runs/run-1"))["eval_run"]!;
        (run["status"]!.GetValue<string>(), run["error_message"]!.GetValue<string>()).ShouldBe(("failed", "3 of 164 cases were not measured"));
        (await Served.GetAsync("/api/models/k2/scores"))["scores"]!.AsArray().ShouldBeEmpty();
    }

    internal static EvalResultSubmission SomeResult() => new()
    {
        ModelId = "k2",
        DisplayName = "K2",
        Owner = "ada",
        CheckpointId = "k2__step-5000",
        Step = 5000,
        Dataset = "humaneval",
        Category = "code",
        Metrics = [new SubmittedMetric("pass@1", 0.75, new ScoreInterval(0.68, 0.81, "t over tasks")), new SubmittedMetric("pass@5", 0.9)],
        RunId = "run-1",
        SampleCount = 164,
        Setup = new MeasurementSetup { DatasetVersion = "v1", GraderType = "tests", GraderVersion = "1", InferenceConfigJson = """{"temperature":0.2}""", Seed = 7 },
    };

    private static IReadOnlyList<SubmittedExample> Examples(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new SubmittedExample { Index = i, Correct = i % 4 != 0, InputPreview = $"task {i} — \"é😀\"", Topic = "strings" })];
}
