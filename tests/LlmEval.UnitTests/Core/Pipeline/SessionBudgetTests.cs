using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Pipeline;

/// <summary>What a session does with the money: what answers cost, and how a run ends whose budget is reached.</summary>
[CancelAfter(30_000)]
public class SessionBudgetTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private static readonly TokenPrice Price = new() { Currency = "USD", Input = 1, CachedInput = 1, Output = 2, Source = "the config" };

    [Test]
    public async Task Answers_cost_their_tokens_and_what_is_not_known_is_counted()
    {
        var fakes = new SessionFakes
        {
            Answer = (model, request, _) => Task.FromResult(Answer(model == "silent" ? null : new() { InputTokens = 100, OutputTokens = 50 })
                with
            { FromCache = request.TaskId == "t/2" }),
        };
        await using var session = await BeginAsync(fakes, Config(Priced("paid"), Priced("silent"), TestData.Model("free")));

        session.RequestAll();
        await session.WhenSettledAsync().WaitAsync(Soon);
        var end = await session.FinishAsync(default);

        fakes.Store.Samples.Select(sample => sample.Cost?.Amount).OfType<decimal>().ShouldBe([0.0002m, 0.0002m]);
        fakes.Store.Samples.Count(sample => sample.FromCache).ShouldBe(3);
        var cost = end.Summary.Cost;
        (cost.All.Single(), cost.Paid.Single(), cost.Unpriced).ShouldBe((new Money(0.0004m, "USD"), new Money(0.0002m, "USD"), 4));
        end.Summary.Models.Select(line => line.Cost.Unpriced).ShouldBe([0, 2, 2]);
        end.Budget.ShouldBeNull();
    }

    [Test]
    public void Currencies_are_never_added_to_each_other()
    {
        SampleFacts Costing(decimal amount, string currency) => new()
        {
            Index = 0,
            Outcome = Outcome.Passed,
            Latency = TimeSpan.Zero,
            Cost = new CallCost(amount, Price with { Currency = currency }),
        };

        CostSummary.Of([Costing(1, "USD"), Costing(2, "EUR"), Costing(3, "USD")]).All.ShouldBe([new Money(2, "EUR"), new Money(4, "USD")]);
    }

    [Test]
    public async Task When_the_budget_is_reached_what_is_in_flight_ends_well_and_the_rest_stays_open()
    {
        var (begun, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var fakes = new SessionFakes
        {
            Answer = async (_, request, _) =>
            {
                if (request.TaskId != "t/1")
                {
                    await begun.Task;
                    return Refused;
                }

                begun.SetResult();
                await release.Task;
                return Answer(new() { InputTokens = 100, OutputTokens = 50 });
            },
        };
        var config = Config(Priced("paid")) with { Gates = [new GateOptions { Model = "paid", Metric = "pass@1", AtLeast = 0.5 }] };
        var ledger = new BudgetLedger(1);
        ledger.AddSpent(0.4m);
        await using var session = await BeginAsync(fakes, config, ledger);
        session.RequestAll();
        await begun.Task.WaitAsync(Soon);
        while (!session.IsBudgetReached) await Task.Yield();

        // Asked for only now, while it is in flight: it is done all the same.
        var inFlight = session.ReportAsync("paid/t/1");
        var open = session.ReportAsync("paid/t/2");
        release.SetResult();

        (await inFlight.WaitAsync(Soon)).Facts.Verdict.ShouldBe(CaseVerdict.Passed);
        await Should.ThrowAsync<OperationCanceledException>(open.WaitAsync(Soon));
        await Should.ThrowAsync<OperationCanceledException>(session.ReportAsync("paid/t/2").WaitAsync(Soon));
        session.EvaluateGates().Single().ShouldSatisfyAllConditions(
            gate => gate.Status.ShouldBe(GateStatus.Skipped), gate => gate.Message.ShouldBe("budget reached"));
        var end = await session.FinishAsync(default);
        fakes.Store.FinalStatus.ShouldBe(RunStatus.BudgetReached);
        fakes.Store.Samples.Count.ShouldBe(1);
        end.Summary.NotMeasuredSamples.ShouldBe(1);
        end.Budget!.LimitUsd.ShouldBe(1);
        fakes.Events.OfType<RunStarted>().Single().Budget!.SpentUsd.ShouldBe(0.4m);
        session.IsStopped.ShouldBeFalse();
        RunVerdict.Decide(end.Run, end.Summary, end.Snapshot, FailOn.Any, 0).ShouldBe(ExitCode.Budget);
    }

    [Test]
    public async Task A_person_who_stops_a_run_whose_budget_is_reached_has_interrupted_it()
    {
        var fakes = new SessionFakes { Answer = (_, _, _) => Task.FromResult(Refused) };
        await using var session = await BeginAsync(fakes, Config(Priced("paid")), new BudgetLedger(1));
        session.RequestAll();
        await session.WhenSettledAsync().WaitAsync(Soon);

        session.Stop();
        await session.FinishAsync(default);

        fakes.Store.FinalStatus.ShouldBe(RunStatus.Interrupted);
    }

    private static ModelReply Refused => ModelReply.Of(new ModelError { Kind = ModelErrorKind.BudgetReached, Message = "no" });

    private static ModelOptions Priced(string id) => TestData.Model(id) with { Price = Price, Limits = new() { Concurrency = 2 } };

    private static EvalConfig Config(params ModelOptions[] models) => TestData.Config() with { Models = models };

    private static ModelReply Answer(TokenUsage? usage) => ModelReply.Of(SessionFakes.Reply("code").Response! with { Usage = usage });

    private static async Task<EvalSession> BeginAsync(SessionFakes fakes, EvalConfig config, BudgetLedger? budget = null)
    {
        var plan = PlanBuilder.Build(config, TestData.Tasks("t/1", "t/2"), new PlanSelection());
        var session = new EvalSession(plan, fakes.Ports with { Budget = budget });
        await session.BeginAsync(default);
        return session;
    }
}
