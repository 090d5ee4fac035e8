using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Pipeline.Judging;

public class JudgeSessionTests
{
    [Test]
    public async Task Each_pair_is_asked_about_in_both_orders_and_gets_one_judgment()
    {
        var fakes = new JudgeFakes(tasks: 3);

        var report = (await fakes.JudgeAsync())!;

        fakes.Requests.Select(request => (request.TaskId, request.Pair!.Shown)).Distinct().Count().ShouldBe(6);
        fakes.Store.Judgments.Select(judgment => (judgment.Verdict, judgment.IsInconsistent, judgment.DerivedConfidence)).ShouldBe(Enumerable.Repeat(((Verdict?)Verdict.FirstBetter, false, (double?)1), 3));
        fakes.Store.Calls.Count.ShouldBe(6);
        fakes.Store.Calls.ShouldAllBe(call => call.Facts.Outcome == JudgeCallOutcome.Answered && call.Facts.Cost!.Amount == 1 && call.Facts.LocatedQuotes == 1 && call.Messages.Count == 2);
        fakes.Store.Calls.GroupBy(call => call.Facts.Judgment).Select(calls => calls.Key).ShouldBe(fakes.Store.Judgments.Select(judgment => judgment.Id), ignoreOrder: true);
        var line = report.Lines.ShouldHaveSingleItem();
        (report.Status, line.First, line.FirstWins, line.Open, report.Cost.PaidUsd).ShouldBe((JudgingStatus.Completed, "a", 3, 0, 6));
        fakes.Events.OfType<PairJudged>().Count().ShouldBe(3);
    }

    [Test]
    public async Task Without_a_judge_the_pairs_are_there_for_people_all_the_same()
    {
        var fakes = new JudgeFakes(tasks: 2);
        fakes.Config = fakes.Config with { Judge = null, Review = new ReviewOptions { Overlap = 3, Guidelines = "# How" } };

        (await fakes.JudgeAsync()).ShouldBeNull();

        fakes.Store.Pairs.Count.ShouldBe(2);
        fakes.Store.Review!.Overlap.ShouldBe(3);
        fakes.Store.Guidelines.ShouldBe(["# How"]);
        fakes.Requests.ShouldBeEmpty();
        fakes.Events.ShouldBeEmpty();
    }

    [Test]
    public async Task Identical_texts_are_a_tie_by_rule_and_cost_no_call()
    {
        var fakes = new JudgeFakes(tasks: 0);
        fakes.AddPair("t/same", "return 1", "return 1");

        var report = (await fakes.JudgeAsync())!;
        await fakes.JudgeAsync();

        var judgment = fakes.Store.Judgments.ShouldHaveSingleItem();
        (judgment.Source, judgment.Verdict, judgment.Judge).ShouldBe((JudgmentSource.Rule, Verdict.Tie, null));
        fakes.Requests.ShouldBeEmpty();
        report.Lines[0].Identical.ShouldBe(1);
    }

    [Test]
    public async Task A_judge_that_goes_on_leaves_what_is_judged_alone()
    {
        var fakes = new JudgeFakes(tasks: 3);
        await fakes.JudgeAsync();
        fakes.AddPair("t/new", "return 9  # good", "return 9  # bad");

        var report = (await fakes.JudgeAsync(CachePolicy.Refresh))!;

        fakes.Requests.Count.ShouldBe(8);
        fakes.Store.Judgments.Count.ShouldBe(4);
        report.Lines[0].FirstWins.ShouldBe(4);
        fakes.Events.OfType<JudgingStarted>().Last().ShouldBe(new JudgingStarted("judge", JudgeMode.TextOnly, 4, 3));
    }

    [Test]
    public async Task Another_judge_judges_the_same_pairs_anew()
    {
        var fakes = new JudgeFakes(tasks: 2);
        await fakes.JudgeAsync();
        fakes.Config = fakes.Config with { Judge = fakes.Config.Judge! with { Mode = JudgeMode.TestAware } };

        await fakes.JudgeAsync();

        fakes.Requests.Count.ShouldBe(8);
        fakes.Store.Judgments.GroupBy(judgment => judgment.Judge).Select(own => own.Count()).ShouldBe([2, 2]);
    }

    [TestCase(CachePolicy.Use)]
    [TestCase(CachePolicy.Refresh)]
    [TestCase(CachePolicy.Off)]
    public async Task After_a_kill_at_any_moment_no_call_that_was_stored_is_made_again(CachePolicy policy)
    {
        // One pair: answer, call, answer, call, judgment. Without a cache, only calls and judgments are written.
        for (var moment = 0; moment <= 5; moment++)
        {
            var fakes = new JudgeFakes(tasks: 1);
            fakes.Store.WritesLeft = moment;
            await Should.NotThrowAsync(async () =>
            {
                try
                {
                    await fakes.JudgeAsync(policy);
                }
                catch (StorageException)
                {
                    // Killed.
                }
            });
            var (made, kept) = (fakes.Requests.Count, Math.Max(fakes.Store.Calls.Count, policy == CachePolicy.Use ? fakes.Store.Cached : 0));
            fakes.Store.WritesLeft = null;

            var report = (await fakes.JudgeAsync(policy))!;

            (fakes.Requests.Count - made).ShouldBe(2 - kept, $"killed after {moment} writes");
            fakes.Store.Judgments.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.FirstBetter);
            fakes.Store.Calls.Select(call => call.Facts.Judgment).Distinct().ShouldBe([fakes.Store.Judgments[0].Id], $"killed after {moment} writes");
            report.Open.ShouldBe(0);
        }
    }

    [Test]
    public async Task A_pair_that_the_provider_failed_is_unresolved_and_tried_again_in_that_order_alone()
    {
        var fakes = new JudgeFakes(tasks: 1);
        fakes.Answer = (request, _) => Task.FromResult(
            request.Pair!.Shown == ShownOrder.SecondIsA ? SomeModels.Failure(ModelErrorKind.Server, message: "HTTP 500") : JudgeFakes.Reply(JudgeFakes.Honest(request)));
        var first = (await fakes.JudgeAsync())!;
        fakes.Answer = (request, _) => Task.FromResult(JudgeFakes.Reply(JudgeFakes.Honest(request)));

        var second = (await fakes.JudgeAsync(CachePolicy.Off))!;

        (first.Lines[0].Unresolved, first.Lines[0].Ties, first.Status).ShouldBe((1, 0, JudgingStatus.Completed));
        fakes.Requests.Count.ShouldBe(3);
        fakes.Store.Judgments.Select(judgment => judgment.Kind).ShouldBe([JudgmentKind.Unresolved, JudgmentKind.Verdict]);
        fakes.Store.Judgments[1].Supersedes.ShouldBe(fakes.Store.Judgments[0].Id);
        (second.Lines[0].FirstWins, second.Lines[0].Unresolved).ShouldBe((1, 0));
        // The call that was kept counts once as paid.
        second.Cost.PaidUsd.ShouldBe(2);
        fakes.Store.Calls.Count(call => call.Facts.FromCache).ShouldBe(1);
    }

    [Test]
    public async Task An_unreadable_answer_is_an_error_of_the_judge_with_its_words_kept_and_is_not_asked_for_again()
    {
        var fakes = new JudgeFakes(tasks: 1);
        fakes.Answer = (_, _) => Task.FromResult(JudgeFakes.Reply("I like both."));

        await fakes.JudgeAsync();
        await fakes.JudgeAsync();

        fakes.Requests.Count.ShouldBe(4);
        var judgment = fakes.Store.Judgments.ShouldHaveSingleItem();
        (judgment.Kind, judgment.Verdict).ShouldBe((JudgmentKind.JudgeError, null));
        fakes.Store.Calls.ShouldAllBe(call => call.Answer == "I like both." && call.Facts.Outcome == JudgeCallOutcome.Unreadable && call.Facts.Verdict == null);
    }

    [Test]
    public async Task The_same_texts_asked_about_again_cost_nothing()
    {
        var fakes = new JudgeFakes(tasks: 2);
        await fakes.JudgeAsync();
        // As another run would have it: the same texts under other samples.
        fakes.Store.Samples.Clear();
        fakes.AddPair("t/0", "return 0  # good", "return 0  # bad");

        await fakes.JudgeAsync();

        fakes.Requests.Count.ShouldBe(4);
        fakes.Store.Judgments.Count.ShouldBe(3);
        fakes.Store.Calls.Count(call => call.Facts.FromCache).ShouldBe(2);
    }

    [Test]
    public async Task The_budget_ends_the_judging_and_a_half_judged_pair_stays_open()
    {
        var fakes = new JudgeFakes(tasks: 3);
        var asked = 0;
        fakes.Config = fakes.Config with { Judge = fakes.Config.Judge! with { Model = fakes.Config.Judge.Model with { Limits = new ModelLimits { Concurrency = 1 } } } };
        fakes.Answer = (request, _) => Task.FromResult(++asked > 3 ? SomeModels.Failure(ModelErrorKind.BudgetReached) : JudgeFakes.Reply(JudgeFakes.Honest(request)));

        var report = (await fakes.JudgeAsync())!;

        (report.Status, report.Lines[0].FirstWins, report.Open).ShouldBe((JudgingStatus.BudgetReached, 1, 2));
        fakes.Requests.Count.ShouldBe(4);
        fakes.Store.Judgments.Count.ShouldBe(1);
    }

    [Test]
    public async Task What_earlier_sessions_paid_counts_against_the_budget()
    {
        var fakes = new JudgeFakes(tasks: 2);
        await fakes.JudgeAsync();
        fakes.Budget = new BudgetLedger(100);

        await fakes.JudgeAsync();

        fakes.Budget.State.SpentUsd.ShouldBe(4);
    }

    [Test]
    public async Task A_key_that_is_not_taken_ends_the_judging_at_once_and_leaves_no_judgments()
    {
        var fakes = new JudgeFakes(tasks: 50);
        fakes.Answer = (_, _) => Task.FromResult(SomeModels.Failure(ModelErrorKind.Authentication, message: "HTTP 401"));

        var report = (await fakes.JudgeAsync())!;

        (report.Status, report.Problem, report.Open).ShouldBe((JudgingStatus.Refused, "HTTP 401", 50));
        fakes.Requests.Count.ShouldBeLessThanOrEqualTo(2);
        fakes.Store.Judgments.ShouldBeEmpty();
    }

    [Test]
    public async Task A_stop_begins_no_further_call_and_keeps_what_is_judged()
    {
        var fakes = new JudgeFakes(tasks: 20);
        using var stop = new CancellationTokenSource();
        fakes.Answer = async (request, _) =>
        {
            if (fakes.Requests.Count >= 6) await stop.CancelAsync();
            return JudgeFakes.Reply(JudgeFakes.Honest(request));
        };

        var report = (await fakes.JudgeAsync(stop: stop.Token))!;

        report.Status.ShouldBe(JudgingStatus.Stopped);
        fakes.Requests.Count.ShouldBeInRange(6, 7);
        fakes.Store.Calls.Count.ShouldBe(fakes.Requests.Count);
        report.Lines[0].FirstWins.ShouldBe(fakes.Store.Judgments.Count);
        fakes.Store.Judgments.Count.ShouldBeInRange(1, 3);
    }

    [Test]
    public async Task No_answers_are_kept_for_others_with_the_cache_off_and_cut_answers_never()
    {
        var fakes = new JudgeFakes(tasks: 1);
        await fakes.JudgeAsync(CachePolicy.Off);
        fakes.Store.Cached.ShouldBe(0);

        var cut = new JudgeFakes(tasks: 1);
        cut.Answer = (_, _) => Task.FromResult(ModelReply.Of(Some.Response("{\"critique\": \"so far") with { FinishReason = FinishReason.Length }));
        await cut.JudgeAsync();
        cut.Store.Cached.ShouldBe(0);
    }

    [Test]
    public async Task Without_a_swap_each_pair_is_one_call_in_an_order_drawn_by_the_texts()
    {
        var fakes = new JudgeFakes(tasks: 30);
        fakes.Config = fakes.Config with { Judge = fakes.Config.Judge! with { Swap = false } };

        var report = (await fakes.JudgeAsync())!;

        fakes.Requests.Count.ShouldBe(30);
        fakes.Requests.Select(request => request.Pair!.Shown).Distinct().Count().ShouldBe(2);
        report.Lines[0].FirstWins.ShouldBe(30);
        report.Panel.FlipRate.Estimate.Reason.ShouldBe("each pair is judged in one order only");
        fakes.Store.Judgments.ShouldAllBe(judgment => judgment.Shown != null && judgment.DerivedConfidence == null);
    }

    [Test]
    public async Task A_broken_store_is_an_exception_and_not_a_verdict()
    {
        var fakes = new JudgeFakes(tasks: 5);
        fakes.Store.WritesLeft = 4;

        await Should.ThrowAsync<StorageException>(() => fakes.JudgeAsync());
    }
}
