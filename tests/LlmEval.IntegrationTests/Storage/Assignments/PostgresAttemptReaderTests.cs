using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Assignments;
using LlmEval.Adapters.Postgres.Results;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Assignments;

/// <summary>What the pipeline wrote of web apps comes back in boards, lists, details and evidence.</summary>
[Parallelizable]
public class PostgresAttemptReaderTests
{
    private static readonly QualityCall[] Calls =
    [
        new()
        {
            Answer = "{\"score\":0.4} \0",
            Score = 0.4,
            Usage = new TokenUsage { InputTokens = 900, OutputTokens = 30, CachedInputTokens = 800, ReasoningTokens = 20 },
            Cost = new Money(0.00012345678901234m, "USD"),
            Latency = TimeSpan.FromMilliseconds(12.5),
        },
        new() { Problem = "the provider is down", FromCache = true },
    ];

    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 1, 2];

    private TestDatabase test = null!;
    private PostgresDatabase database = null!;
    private PostgresResultStore store = null!;
    private PostgresAttemptReader reader = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        test = await TestDatabase.CreateAsync();
        database = await test.OpenAsync();
        store = new PostgresResultStore(database);
        reader = new PostgresAttemptReader(database);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await store.DisposeAsync();
        await database.DisposeAsync();
        await test.DisposeAsync();
    }

    [Test]
    public async Task A_try_in_two_rounds_comes_back_as_it_was_written()
    {
        var (run, samples) = await SaveAsync(Sample(1, Outcome.Passed), Sample(2, Outcome.Failed));

        var attempt = (await reader.FindAsync(samples[1].Id, CancellationToken.None)).ShouldNotBeNull();

        (attempt.Line.Template, attempt.Line.Seed, attempt.Line.Round, attempt.Line.Outcome).ShouldBe(("shop", "a_1", 2, Outcome.Failed));
        attempt.Rounds.Select(line => line.Round).ShouldBe([1, 2]);
        attempt.Submission.ShouldBe(samples[1].Execution!.Submission!.Submission);
        attempt.Notes.ShouldBe(["a note \0 with anything"]);
        attempt.Checks.Select(check => check.Result).ShouldBe(samples[1].Execution!.Submission!.Checks.Select(check => check with { Evidence = null, Calls = [] }));
        attempt.Checks.Select(check => check.HasLogs).ShouldBe([false, true, true]);
        attempt.Line.Scores.ShouldBe(new AttemptScores { DynamicRate = 0.5, RegressionRate = 1 });
        (await reader.ListRunsAsync(10, CancellationToken.None)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            found => found.Id.ShouldBe(run), found => found.Attempts.ShouldBe(2));
    }

    [Test]
    public async Task What_was_seen_at_a_check_is_read_apart()
    {
        var (_, samples) = await SaveAsync(Sample(1, Outcome.Passed));
        var attempt = (await reader.FindAsync(samples[0].Id, CancellationToken.None))!;

        var seen = (await reader.ReadEvidenceAsync(samples[0].Id, 1, CancellationToken.None)).ShouldNotBeNull();
        var file = (await reader.ReadFileAsync(attempt.Checks[1].Screenshot!.Value, CancellationToken.None)).ShouldNotBeNull();

        (seen.Page.Dom, string.Join('|', seen.Page.Console), string.Join('|', seen.Page.Requests), seen.Calls.Count).ShouldBe(("<h1>hostile</h1>", "error: <b>|\0", "GET http://localhost/ 200", 0));
        (await reader.ReadEvidenceAsync(samples[0].Id, 2, CancellationToken.None)).ShouldNotBeNull().Calls.ShouldBe(Calls);
        (file.MediaType, Convert.ToHexString(file.Content.Span)).ShouldBe(("image/png", Convert.ToHexString(Picture)));
        (await reader.ReadEvidenceAsync(samples[0].Id, 3, CancellationToken.None)).ShouldBeNull();
        (await reader.ReadFileAsync(ContentHash.OfText("another"), CancellationToken.None)).ShouldBeNull();
        (await reader.FindAsync(SampleId.New(), CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task A_board_has_a_cell_per_round_and_a_list_keeps_to_its_filter()
    {
        var (run, _) = await SaveAsync(Sample(1, Outcome.Passed), Sample(2, Outcome.SandboxError));

        var cells = await reader.ReadBoardAsync(run, CancellationToken.None);

        cells.Select(cell => (cell.Template, cell.Round, cell.Planned, cell.Done, cell.Measured, cell.Passed)).ShouldBe([("shop", 1, 1, 1, 1, 1), ("shop", 2, 1, 1, 0, 0)]);
        (await reader.ListAsync(run, new AttemptFilter(null, null, "shop"), CancellationToken.None)).Count.ShouldBe(2);
        (await reader.ListAsync(run, new AttemptFilter("another", null, null), CancellationToken.None)).ShouldBeEmpty();
        (await reader.ListTasksAsync(CancellationToken.None)).Select(task => (task.Template, task.Seed, task.Round, task.Runs)).ShouldBe([("shop", "a_1", 1, 1), ("shop", "a_1", 2, 1)]);
    }

    [Test]
    public async Task A_cell_tells_what_is_still_to_come_and_its_means_are_over_attempts()
    {
        var plan = Some.Plan(Some.Case(task: Task(1), samples: 3), Some.Case(task: Task(1, "b_2")));
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        (await reader.ReadBoardAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            cell => (cell.Planned, cell.Done, cell.Measured).ShouldBe((4, 0, 0)), cell => cell.Scores.ShouldBe(new AttemptScores()));

        foreach (var index in new[] { 0, 1 }) await store.SaveSampleAsync(cases[0].Id, Sample(1, Outcome.Failed) with { Index = index }, CancellationToken.None);
        await store.SaveSampleAsync(cases[1].Id, Sample(1, Outcome.Passed) with { Scores = [new Score { Scorer = "assignment", Name = "dynamic_rate", Value = 1 }] }, CancellationToken.None);

        (await reader.ReadBoardAsync(run.Id, CancellationToken.None)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            cell => (cell.Planned, cell.Done, cell.Measured, cell.Passed).ShouldBe((4, 3, 3, 1)), cell => cell.Scores.DynamicRate!.Value.ShouldBe(2 / 3.0, 1e-12));
    }

    [Test]
    public async Task Whoever_goes_on_from_a_round_is_told_what_came_of_its_checks()
    {
        var (run, samples) = await SaveAsync(Sample(1, Outcome.Passed), Sample(2, Outcome.Failed));
        var results = new PostgresResultReader(database);

        var read = (await results.ReadCaseAsync(run, "sample-strong/shop/a_1/round-2", CancellationToken.None)).ShouldNotBeNull().Samples.Single().Execution!.Submission.ShouldNotBeNull();

        var written = samples[1].Execution!.Submission!;
        read.ShouldBeTheSameAs(written with { Checks = [.. written.Checks.Select(check => check with { Evidence = null, Calls = [] })] });
    }

    private async Task<(RunId Run, IReadOnlyList<SampleResult> Samples)> SaveAsync(params IReadOnlyList<SampleResult> samples)
    {
        var plan = Some.Plan([.. samples.Select((_, index) => Some.Case(task: Task(index + 1)))]);
        var (run, cases) = (Some.Run(plan), Some.RunCases(plan));
        await store.BeginRunAsync(run, plan, cases, CancellationToken.None);
        foreach (var (item, sample) in cases.Zip(samples)) await store.SaveSampleAsync(item.Id, sample, CancellationToken.None);
        return (run.Id, samples);
    }

    private static EvalTask Task(int round, string seed = "a_1") => Some.Task($"shop/{seed}/round-{round}", topic: "shop") with
    {
        Tests = new TaskTests { Kind = TestKind.Assignment, Source = $$"""{"round":{{round}}}""" },
    };

    private static SampleResult Sample(int round, Outcome outcome) => new()
    {
        Id = SampleId.New(),
        Index = 0,
        GenerationKey = ContentHash.OfText($"{round}"),
        Outcome = outcome,
        Execution = new Execution
        {
            Outcome = outcome,
            Integrity = IntegrityMode.Strong,
            Submission = new SubmissionReport
            {
                Submission = new Submission("http://localhost/git/shop", new string('a', 40), "http://localhost/shop/"),
                PublishedAt = Some.Time,
                Notes = ["a note \0 with anything"],
                Checks =
                [
                    new CheckResult { Name = "mit_license", Kind = CheckKind.Static, Round = round, Score = 1, Reason = "it is MIT" },
                    new CheckResult
                    {
                        Name = "there is a heading",
                        Kind = CheckKind.Dynamic,
                        Round = 1,
                        PassedBefore = round == 1 ? null : true,
                        NotMeasured = outcome == Outcome.SandboxError,
                        Reason = "as the test says",
                        Weight = 2,
                        Elapsed = TimeSpan.FromMilliseconds(12.5),
                        Evidence = new PageEvidence { Screenshot = Picture, Console = ["error: <b>", "\0"], Requests = ["GET http://localhost/ 200"], Dom = "<h1>hostile</h1>" },
                    },
                    new CheckResult { Name = "code_quality", Kind = CheckKind.Llm, Round = round, Score = 0.4, Reason = "repeats itself", Calls = Calls },
                ],
            },
        },
        Scores =
        [
            new Score { Scorer = "assignment", Name = "dynamic_rate", Value = 0.5 },
            new Score { Scorer = "assignment", Name = "regression_rate", Value = round == 1 ? null : 1, Reason = "nothing" },
        ],
    };
}
