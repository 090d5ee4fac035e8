using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Bias;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Judging.Bias;

public class BiasMeterTests
{
    private readonly List<ResponsePair> pairs = [];
    private readonly List<Judgment> judgments = [];
    private readonly List<JudgeCallFacts> calls = [];
    private readonly List<AnsweredSample> samples = [];

    private JudgeRecord judge = new()
    {
        Name = "judge",
        Provider = "openai",
        Model = "gpt-4.1",
        Parameters = new ModelParameters(),
        Mode = JudgeMode.TextOnly,
        Prompt = "p",
        Swap = true,
    };

    [Test]
    public void The_flip_rate_counts_pairs_whose_orders_disagree_over_tasks_as_clusters()
    {
        foreach (var task in Enumerable.Range(0, 4))
        {
            Add(task, Verdict.FirstBetter);
            Add(task, task == 0 ? Verdict.FirstBetter : null, firstIsA: Verdict.FirstBetter, secondIsA: Verdict.SecondBetter);
        }

        var rate = Panel().FlipRate;

        (rate.N, rate.Tasks, rate.Estimate.Value).ShouldBe((8, 4, 0.375));
        rate.Estimate.Interval!.Value.Method.ShouldBe("t over clusters (CR1)");
        rate.Estimate.Interval.Value.Lower.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Test]
    public void A_rate_without_spread_has_the_interval_of_its_tasks()
    {
        foreach (var task in Enumerable.Range(0, 10)) Add(task, Verdict.FirstBetter);

        var rate = Panel().FlipRate;

        rate.Estimate.Value.ShouldBe(0);
        // Wilson for 0 of 10: z²/(10 + z²).
        rate.Estimate.Interval!.Value.Upper.ShouldBe(0.2775, 0.0001);
        rate.Estimate.Interval.Value.Method.ShouldBe("wilson");
    }

    [Test]
    public void First_position_is_where_the_inconsistent_lean()
    {
        Add(0, null, firstIsA: Verdict.FirstBetter, secondIsA: Verdict.SecondBetter);
        Add(1, null, firstIsA: Verdict.Tie, secondIsA: Verdict.SecondMuchBetter);
        Add(2, null, firstIsA: Verdict.SecondBetter, secondIsA: Verdict.FirstBetter);
        Add(3, Verdict.FirstBetter);

        var rate = Panel().FirstPosition;

        (rate.N, rate.Estimate.Value).ShouldBe((3, 2 / 3.0));
    }

    [Test]
    public void Longer_wins_leaves_out_ties_and_texts_of_one_length()
    {
        Add(0, Verdict.FirstBetter, firstLength: 20);
        Add(1, Verdict.SecondBetter, firstLength: 20);
        Add(2, Verdict.SecondMuchBetter, secondLength: 30);
        Add(3, Verdict.Tie, firstLength: 20);
        Add(4, Verdict.FirstBetter);

        var rate = Panel().LongerWins;

        (rate.N, rate.Estimate.Value).ShouldBe((3, 2 / 3.0));
    }

    [Test]
    public void Accuracy_is_over_pairs_of_which_exactly_one_passes_and_a_tie_counts_half()
    {
        Add(0, Verdict.FirstBetter, first: Outcome.Passed, second: Outcome.Failed);
        Add(1, Verdict.Tie, first: Outcome.Timeout, second: Outcome.Passed);
        Add(2, Verdict.FirstBetter, first: Outcome.Failed, second: Outcome.Passed);
        Add(3, Verdict.FirstBetter, first: Outcome.Passed, second: Outcome.Passed);
        Add(4, Verdict.FirstBetter, first: Outcome.Unsupported, second: Outcome.Passed);

        var panel = Panel();

        (panel.Accuracy.N, panel.Accuracy.Estimate.Value).ShouldBe((3, 0.5));
        (panel.ContradictsTests.N, panel.ContradictsTests.Estimate.Value).ShouldBe((3, 1 / 3.0));
    }

    [Test]
    public void The_lift_of_the_own_family_is_what_the_judge_gives_it_beyond_the_tests()
    {
        Add(0, Verdict.FirstBetter, first: Outcome.Passed, second: Outcome.Passed);
        Add(1, Verdict.FirstBetter, first: Outcome.Failed, second: Outcome.Passed);
        Add(2, Verdict.SecondBetter, first: Outcome.Failed, second: Outcome.Passed);
        Add(3, Verdict.Tie, first: Outcome.Passed, second: Outcome.Passed);

        var lift = Panel().SameFamilyLift;

        // +½, +1, 0, 0
        (lift.N, lift.Estimate.Value).ShouldBe((4, 0.375));
        judge = judge with { Model = "claude-opus-4-6" };
        Rejudge();
        Panel().SameFamilyLift.Estimate.Value.ShouldBe(-0.375);
        judge = judge with { Model = "some-model" };
        Rejudge();
        Panel().SameFamilyLift.Estimate.Reason!.ShouldContain("some-model");
    }

    [Test]
    public void Errors_and_quotes_are_counted_by_call()
    {
        Add(0, Verdict.FirstBetter, quotes: (4, 3));
        var pair = Add(1, null, kind: JudgmentKind.JudgeError);
        calls.RemoveAll(call => call.Pair == pair.Id);
        calls.Add(Call(pair, judgments[^1].Id, ShownOrder.FirstIsA, null, JudgeCallOutcome.Unreadable));
        calls.Add(Call(pair, judgments[^1].Id, ShownOrder.SecondIsA, Verdict.FirstBetter, JudgeCallOutcome.Repaired));

        var panel = Panel();

        (panel.ErrorRate.N, panel.ErrorRate.Estimate.Value).ShouldBe((4, 0.25));
        (panel.LocatedRate.N, panel.LocatedRate.Estimate.Value).ShouldBe((8, 0.75));
        panel.FlipRate.N.ShouldBe(1);
    }

    [Test]
    public void Only_what_stands_of_this_judge_counts()
    {
        var pair = Add(0, null, kind: JudgmentKind.Unresolved);
        judgments.Add(Judged(pair, Verdict.Tie, JudgmentKind.Verdict) with { Supersedes = judgments[0].Id });
        judgments.Add(Judged(pair, Verdict.FirstBetter, JudgmentKind.Verdict) with { Judge = ContentHash.OfText("other") });
        judgments.Add(Judged(pair, Verdict.FirstBetter, JudgmentKind.Verdict) with { Judge = null, Source = JudgmentSource.Human });

        var panel = Panel();

        (panel.TieRate.N, panel.TieRate.Estimate.Value).ShouldBe((1, 1));
        panel.ErrorRate.N.ShouldBe(0);
        panel.ErrorRate.Estimate.Reason.ShouldBe("no calls");
    }

    [Test]
    public void What_is_undefined_has_a_reason_and_no_number()
    {
        var panel = Panel();

        foreach (var figure in new[] { panel.FlipRate, panel.FirstPosition, panel.LongerWins, panel.SameFamilyLift, panel.TieRate, panel.ErrorRate, panel.LocatedRate, panel.Accuracy })
        {
            figure.N.ShouldBe(0);
            figure.Estimate.Value.ShouldBeNull();
            figure.Estimate.Reason.ShouldNotBeNullOrEmpty();
        }
    }

    private BiasPanel Panel() => BiasMeter.Measure(new BiasInput
    {
        Judge = judge,
        Pairs = pairs,
        Judgments = judgments,
        Calls = calls,
        Samples = samples,
        Models = [Model("a", "gpt-4o"), Model("b", "claude-opus-4-6")],
    });

    private ResponsePair Add(
        int task, Verdict? verdict, Verdict firstIsA = Verdict.FirstBetter, Verdict secondIsA = Verdict.FirstBetter, JudgmentKind kind = JudgmentKind.Verdict,
        Outcome first = Outcome.Passed, Outcome second = Outcome.Passed, int firstLength = 10, int secondLength = 10, (int All, int Located) quotes = default)
    {
        var (a, b) = (SomePairs.Answered("a", outcome: first, text: new string('a', firstLength)), SomePairs.Answered("b", outcome: second, text: new string('b', secondLength)));
        var pair = SomePairs.Pair(task: $"t/{task}");
        pair = pair with
        {
            First = pair.First with { Model = "a", Sample = a.Sample, Outcome = first },
            Second = pair.Second with { Model = "b", Sample = b.Sample, Outcome = second },
        };
        pairs.Add(pair);
        samples.AddRange([a, b]);
        var judgment = Judged(pair, kind == JudgmentKind.Verdict ? verdict ?? Verdict.Tie : null, kind) with { IsInconsistent = kind == JudgmentKind.Verdict && verdict is null };
        judgments.Add(judgment);
        calls.Add(Call(pair, judgment.Id, ShownOrder.FirstIsA, firstIsA) with { Quotes = quotes.All, LocatedQuotes = quotes.Located });
        calls.Add(Call(pair, judgment.Id, ShownOrder.SecondIsA, secondIsA) with { Quotes = quotes.All, LocatedQuotes = quotes.Located });
        return pair;
    }

    private Judgment Judged(ResponsePair pair, Verdict? verdict, JudgmentKind kind) => new()
    {
        Id = JudgmentId.New(),
        Pair = pair.Id,
        Source = JudgmentSource.Llm,
        Judge = judge.Hash,
        Kind = kind,
        Verdict = verdict,
        CreatedAt = Some.Time,
    };

    private JudgeCallFacts Call(ResponsePair pair, JudgmentId judgment, ShownOrder shown, Verdict? verdict, JudgeCallOutcome outcome = JudgeCallOutcome.Answered) => new()
    {
        Id = Guid.CreateVersion7(),
        Pair = pair.Id,
        Judge = judge.Hash,
        Judgment = judgment,
        Shown = shown,
        Outcome = outcome,
        Verdict = verdict,
        At = Some.Time,
    };

    private void Rejudge()
    {
        var all = judgments.Select(judgment => judgment with { Judge = judge.Hash }).ToList();
        judgments.Clear();
        judgments.AddRange(all);
    }

    private static RunModel Model(string id, string name) => new() { Id = id, Provider = "openai", Model = name, Parameters = new ModelParameters() };

    [SetUp]
    public void Clear()
    {
        pairs.Clear();
        judgments.Clear();
        calls.Clear();
        samples.Clear();
        judge = judge with { Model = "gpt-4.1" };
    }
}
