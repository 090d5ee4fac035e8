using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Observatory;
using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Adapters.Postgres.Observatory.Promotion;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Pipeline.Observatory.Alerting;
using LlmEval.Core.Pipeline.Observatory.Promotion;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Observatory.Alerting;

/// <summary>The real store with the real consequences of scores, on a clock that the test moves.</summary>
public abstract class AlertingFixture
{
    protected const string Model = "aurora";
    protected const string Dataset = "humaneval";

    private TestDatabase files = null!;
    private PostgresObservatoryIngest ingest = null!;

    internal FakeTimeProvider Clock { get; private set; } = null!;

    internal PostgresDatabase Database { get; private set; } = null!;

    internal AlertUpkeep Upkeep { get; private set; } = null!;

    internal PostgresAlertStore Alerts { get; private set; } = null!;

    internal PostgresPromotionRules Rules { get; private set; } = null!;

    internal PostgresPromotionDecisions Decisions { get; private set; } = null!;

    internal PromotionReview Promotion { get; private set; } = null!;

    internal FollowedCatalogue Catalogue { get; private set; } = null!;

    protected static CancellationToken None => CancellationToken.None;

    [SetUp]
    public async Task OpenStoreAsync()
    {
        Postgres.Bin(15);
        files = await TestDatabase.CreateAsync();
        Database = await files.OpenAsync();
        Clock = new FakeTimeProvider();
        Upkeep = new AlertUpkeep(new PostgresFollowUpStore(Database, clock: Clock), ComparisonPolicy.Default, Clock);
        ingest = new PostgresObservatoryIngest(Database, new GroupedFollowUp(Upkeep), e => Assert.Fail(e.ToString()));
        Alerts = new PostgresAlertStore(Database, Clock);
        Rules = new PostgresPromotionRules(Database, Clock);
        Decisions = new PostgresPromotionDecisions(Database, Clock);
        var facts = new PostgresPromotionFacts(Database, Clock);
        Promotion = new PromotionReview(facts, Rules, Decisions, Upkeep, Clock);
        Catalogue = new FollowedCatalogue(new PostgresObservatoryCatalogue(Database), Upkeep, facts, e => Assert.Fail(e.ToString()));
    }

    [TearDown]
    public async Task CloseStoreAsync()
    {
        if (ingest is not null) await ingest.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
        if (files is not null) await files.DisposeAsync();
    }

    /// <summary>The same database once more, as another process has it.</summary>
    internal Task<PostgresDatabase> ReopenAsync() => files.OpenAsync();

    internal static string Checkpoint(long step) => $"{Model}__step-{step}";

    internal static string Run(long step) => $"run-{step}";

    /// <summary>Scores of a checkpoint with a measurement of its own.</summary>
    internal static EvalResultSubmission Submission(long step, double value, int? samples = null, string dataset = Dataset) => new()
    {
        ModelId = Model,
        DisplayName = "Aurora",
        Owner = "team",
        CheckpointId = Checkpoint(step),
        Step = step,
        Dataset = dataset,
        Metrics = [new SubmittedMetric("accuracy", value)],
        RunId = dataset == Dataset ? Run(step) : $"{Run(step)}-{dataset}",
        SampleCount = samples,
        Setup = new MeasurementSetup { DatasetVersion = "v1" },
    };

    internal Task<IReadOnlyList<IngestedResult>> SendAsync(params IReadOnlyList<EvalResultSubmission> submissions) => ingest.IngestAsync(submissions, None);

    /// <summary>Sends a score, then its examples: whether each one is right.</summary>
    internal async Task SendAsync(long step, IReadOnlyList<bool> correct, Func<EvalResultSubmission, EvalResultSubmission>? change = null)
    {
        var submission = Submission(step, correct.Average(right => right ? 1.0 : 0.0), correct.Count);
        await SendAsync(change?.Invoke(submission) ?? submission);
        await SendExamplesAsync(step, correct);
    }

    internal Task SendExamplesAsync(long step, IReadOnlyList<bool> correct) =>
        ingest.IngestExamplesAsync(Run(step), [.. correct.Select((right, i) => new SubmittedExample { Index = i, Correct = right })], replace: true, None);

    /// <summary>Alerts that are open, oldest first.</summary>
    internal async Task<IReadOnlyList<StoredAlert>> OpenAsync(AlertType? type = null) =>
        [.. (await Alerts.ListAsync(new AlertFilter { States = [AlertState.Open], Types = type is { } one ? [one] : [] }, new ListPage(200), None)).Reverse()];

    internal async Task<PromotionStanding> StandingAsync() => (await Promotion.StandingAsync(Model, null, None))!;

    internal Task SuiteAsync(string id, params string[] datasets) =>
        Catalogue.SaveSuiteAsync(new DatasetSuite { SuiteId = id, DisplayName = id, Datasets = datasets, CreatedAt = Clock.GetUtcNow() }, None);

    /// <summary>Answers of which so many, from a place on, are right.</summary>
    internal static bool[] Right(int count, int right, int from = 0) => [.. Enumerable.Range(0, count).Select(i => i >= from && i < from + right)];
}
