using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.IntegrationTests.Models;

namespace LlmEval.IntegrationTests.Lab;

/// <summary>Configs over a real server that refuses and counts what OpenAI's API does.</summary>
[Parallelizable]
[CancelAfter(180_000)]
public class ServedModelTests
{
    private static readonly TokenPrice Price = new() { Currency = TokenPrice.Usd, Input = 1, CachedInput = 1, Output = 10, Source = "test" };

    private FakeOpenAiServer server = null!;

    [SetUp]
    public async Task StartAsync() => server = await FakeOpenAiServer.StartAsync();

    [TearDown]
    public async Task StopAsync() => await server.DisposeAsync();

    [Test]
    public async Task A_reasoning_model_is_sent_what_it_takes_and_its_reasoning_is_counted_once()
    {
        await using var lab = await OpenAsync(price: Price);
        await lab.AddConfigAsync("deep", "served", "gpt-5", new ModelParameters { Temperature = 0.7, MaxOutputTokens = 8000, ReasoningEffort = "high", Verbosity = "low" });
        await lab.AddConfigAsync("plain", "served", "gpt-4o", new ModelParameters { Temperature = 0.7, MaxOutputTokens = 500, ReasoningEffort = "high", Verbosity = "low" });
        server.Otherwise = _ => FakeAnswer.Completion("rain", usage: FakeAnswer.Usage(100, 300, reasoning: 250));

        var run = await lab.RunAsync();

        var sent = server.Calls.ToDictionary(call => call.Json.GetProperty("model").GetString()!, call => call.Json.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString()));
        var experiments = await lab.ExperimentsAsync(run.Id);
        run.Status.ShouldBe(LabRunStatus.ExperimentCompleted, run.Error);
        (sent["gpt-5"]["max_completion_tokens"], sent["gpt-5"]["reasoning_effort"], sent["gpt-5"]["verbosity"]).ShouldBe(("8000", "high", "low"));
        sent["gpt-5"].Keys.ShouldNotContain("temperature");
        sent["gpt-5"].Keys.ShouldNotContain("max_tokens");
        sent["gpt-4o"]["temperature"].ShouldBe("0.7");
        sent["gpt-4o"].Keys.ShouldNotContain("max_completion_tokens");
        experiments["deep"].Response!.Usage.ShouldBe(new TokenUsage { InputTokens = 100, OutputTokens = 300, ReasoningTokens = 250 });
        experiments["deep"].Cost!.Amount.ShouldBe((100m + (300 * 10)) / 1_000_000);
        experiments["deep"].Config.Parameters.Temperature.ShouldBe(0.7, "the config keeps what it says");
    }

    [Test]
    public async Task An_answer_whose_reasoning_used_up_the_limit_is_an_experiment_with_an_explanation()
    {
        await using var lab = await OpenAsync();
        await lab.AddConfigAsync("deep", "served", "gpt-5", new ModelParameters { MaxOutputTokens = 200 });
        server.Otherwise = _ => FakeAnswer.Completion("", "length", usage: FakeAnswer.Usage(100, 200, reasoning: 200));

        var run = await lab.RunAsync();

        var experiment = (await lab.ExperimentsAsync(run.Id))["deep"];
        run.Status.ShouldBe(LabRunStatus.ExperimentCompleted, run.Error);
        experiment.IsSuccess.ShouldBeTrue();
        (experiment.Response!.Text, experiment.Response.FinishReason).ShouldBe(("", FinishReason.Length));
        Core.Lab.Figures.ResponseNote.Of(experiment.Response).ShouldNotBeNull().ShouldContain("max_output_tokens");
    }

    [Test]
    public async Task Two_sessions_at_once_share_the_limits_of_a_model()
    {
        await using var lab = await OpenAsync(new ModelLimits { Concurrency = 2, RequestsPerMinute = 4 });
        foreach (var name in new[] { "a", "b" }) await lab.AddConfigAsync(name, "served", "gpt-4o", new ModelParameters { Temperature = name == "a" ? 0 : 1 });

        // Two runs of two configs each: the four calls of a minute, from whichever session they come.
        var sessions = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => lab.Runner.StartSessionAsync(
            new LabSessionRequest { Prompt = OpenLab.Prompt, Runs = 2, RequestedBy = "tester" }, CancellationToken.None)));
        for (var call = 0; call < 4; call++) await server.ArrivalAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);

        server.Calls.Count.ShouldBe(4, "the fifth call of the minute waits, whichever session makes it");
        server.MostInFlight.ShouldBeLessThanOrEqualTo(2);
        foreach (var session in sessions) (await lab.Runner.CancelSessionAsync(session.Id, CancellationToken.None)).Status.ShouldBe(LabSessionStatus.Cancelled);
    }

    [Test]
    public async Task A_session_that_is_cancelled_keeps_what_is_made_and_begins_nothing_more()
    {
        await using var lab = await OpenAsync(new ModelLimits { Concurrency = 1 });
        foreach (var name in new[] { "a", "b" }) await lab.AddConfigAsync(name, "served", "gpt-4o");
        var held = new TaskCompletionSource();
        server.Next([FakeAnswer.Completion("first")]);
        server.Otherwise = _ => FakeAnswer.Completion("late") with { Held = held.Task };
        var session = await lab.Runner.StartSessionAsync(new LabSessionRequest { Prompt = OpenLab.Prompt, Runs = 3, RequestedBy = "tester" }, CancellationToken.None);
        await server.ArrivalAsync();
        await server.ArrivalAsync();

        var cancelled = await lab.Runner.CancelSessionAsync(session.Id, CancellationToken.None);

        var run = (await lab.Access.Runs.RunsOfSessionAsync(session.Id, CancellationToken.None)).ShouldHaveSingleItem();
        (cancelled.Status, cancelled.RunsCompleted, run.Status).ShouldBe((LabSessionStatus.Cancelled, 1, LabRunStatus.Cancelled));
        (await lab.ExperimentsAsync(run.Id)).Values.ShouldHaveSingleItem().Response!.Text.ShouldBe("first");
        server.Calls.Count.ShouldBe(2);
        held.SetResult();
    }

    [Test]
    public async Task A_run_that_is_cancelled_by_another_process_stops_and_its_session_goes_on()
    {
        await using var lab = await OpenAsync();
        await lab.AddConfigAsync("a", "served", "gpt-4o");
        var held = new TaskCompletionSource();
        server.Next([FakeAnswer.Completion("late") with { Held = held.Task }]);
        var session = await lab.Runner.StartSessionAsync(new LabSessionRequest { Prompt = OpenLab.Prompt, Runs = 2, RequestedBy = "tester" }, CancellationToken.None);
        await server.ArrivalAsync();
        var first = (await lab.Access.Runs.RunsOfSessionAsync(session.Id, CancellationToken.None)).Single();
        await using var other = lab.Another();

        (await other.Runner.CancelRunAsync(first.Id, CancellationToken.None)).Status.ShouldBe(LabRunStatus.Cancelled);
        await lab.Runner.WhenDoneAsync(session.Id, CancellationToken.None);

        var runs = await lab.Access.Runs.RunsOfSessionAsync(session.Id, CancellationToken.None);
        runs.Select(run => run.Status).ShouldBe([LabRunStatus.Cancelled, LabRunStatus.ExperimentCompleted]);
        (await lab.Access.Runs.FindSessionAsync(session.Id, CancellationToken.None))!.Status.ShouldBe(LabSessionStatus.Completed);
        held.SetResult();
    }

    [Test]
    public async Task A_budget_counts_experiments_and_judging_together_and_is_never_passed()
    {
        // Each call may cost 1,000 × 10 per million and its input: three of them do not fit.
        await using var lab = await OpenAsync(price: Price, maxCostUsd: 0.025m);
        await lab.AddConfigAsync("a", "served", "gpt-4o", new ModelParameters { MaxOutputTokens = 1000 });
        server.Otherwise = _ => FakeAnswer.Completion("rain", usage: FakeAnswer.Usage(100, 900));

        var session = await lab.SessionAsync(runs: 5, review: null);

        session.Status.ShouldBe(LabSessionStatus.Failed);
        session.Error.ShouldNotBeNull().ShouldContain("max_cost_usd");
        server.Calls.Count.ShouldBe(2);
        (await Should.ThrowAsync<LabRefusedException>(RunWithoutLimitAsync)).Message.ShouldContain("max_output_tokens");

        async Task RunWithoutLimitAsync()
        {
            await lab.AddConfigAsync("unbounded", "served", "gpt-4o");
            await lab.RunAsync();
        }
    }

    [Test]
    public async Task A_judge_is_asked_without_the_names_of_configs_and_its_cost_is_kept()
    {
        await using var lab = await OpenAsync(price: Price);
        foreach (var name in new[] { "alpha", "beta" }) await lab.AddConfigAsync(name, "served", "gpt-4o");
        await lab.AddReviewAsync("served", ServedJudge.Model);
        server.Otherwise = ServedJudge.Answer;

        var run = await lab.RunAsync(OpenLab.Review);

        var judged = server.Calls.Where(ServedJudge.IsAsked).ToList();
        var cost = await lab.Access.Scoring.ReadJudgingCostAsync(OpenLab.Prompt, CancellationToken.None);
        run.Status.ShouldBe(LabRunStatus.AnalysisCompleted, run.Error);
        judged.Count.ShouldBe(2);
        judged.ShouldAllBe(call => !call.Body.Contains("alpha") && !call.Body.Contains("beta") && call.Json.GetProperty("temperature").GetDouble() == 0);
        (cost.KnownUsd, cost.Calls, cost.UnpricedCalls).ShouldBe((2 * (1000m + (100 * 10)) / 1_000_000, 2, 0));
        // A judge that only likes what stands first likes both alike.
        (await lab.Access.Scoring.ReadScoresAsync(OpenLab.Prompt, CancellationToken.None)).Select(score => (score.Rank, score.Score)).ShouldBe([(1, 5), (1, 5)]);
    }

    [Test]
    public async Task A_run_whose_scoring_is_cancelled_keeps_its_experiments_and_can_be_scored_later()
    {
        await using var lab = await OpenAsync();
        foreach (var name in new[] { "a", "b" }) await lab.AddConfigAsync(name, "served", "gpt-4o");
        await lab.AddReviewAsync("served", ServedJudge.Model);
        var held = new TaskCompletionSource();
        server.Otherwise = call => ServedJudge.IsAsked(call) ? ServedJudge.Answer(call) with { Held = held.Task } : ServedJudge.Answer(call);
        var run = await lab.Runner.StartRunAsync(new LabRunRequest { Prompt = OpenLab.Prompt, ReviewPrompt = OpenLab.Review }, CancellationToken.None);
        for (var call = 0; call < 3; call++) await server.ArrivalAsync();

        var cancelled = await lab.Runner.CancelRunAsync(run.Id, CancellationToken.None);
        held.SetResult();

        cancelled.Status.ShouldBe(LabRunStatus.ExperimentCompleted);
        (await lab.Access.Scoring.ListBatchesAsync(OpenLab.Prompt, run.Id, CancellationToken.None)).ShouldHaveSingleItem().Status.ShouldBe(AiBatchStatus.Cancelled);
        (await lab.ExperimentsAsync(run.Id)).Count.ShouldBe(2);
        var later = await lab.Runner.StartJudgingAsync(new LabJudgingRequest { Prompt = OpenLab.Prompt, Run = run.Id, ReviewPrompt = OpenLab.Review }, CancellationToken.None);
        await lab.Runner.WhenDoneAsync(later.Id, CancellationToken.None);
        (await lab.FindRunAsync(run.Id)).Status.ShouldBe(LabRunStatus.AnalysisCompleted);
    }

    private Task<OpenLab> OpenAsync(ModelLimits? limits = null, TokenPrice? price = null, decimal? maxCostUsd = null) =>
        OpenLab.CreateAsync(_ => [OpenLab.Served(server, (limits ?? new ModelLimits()) with { Retries = 0 }, price)], maxCostUsd);
}
