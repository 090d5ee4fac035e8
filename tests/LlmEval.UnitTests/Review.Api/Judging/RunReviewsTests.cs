using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;
using LlmEval.Review.Api.Judging;
using LlmEval.Review.Api.Preferences;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Adapters.Exports;
using LlmEval.UnitTests.Support;
using static LlmEval.UnitTests.Support.SomeVotes;

namespace LlmEval.UnitTests.Review.Api.Judging;

public class RunReviewsTests
{
    private static CancellationToken None => CancellationToken.None;

    [Test]
    public async Task Of_a_run_that_was_read_before_only_what_is_new_is_read()
    {
        var pairs = Enumerable.Range(1, 4).Select(number => Pair(number)).ToList();
        var store = new MemoryReviews(pairs, (_, side) => $"{side}").With(pairs.Take(3).Select(pair => Vote(pair, Ann, Verdict.FirstBetter)));
        var reviews = new RunReviews(store);

        var first = await reviews.ReadAsync(SomeExport.OfRun, None);
        var again = await reviews.ReadAsync(SomeExport.OfRun, None);
        again.ShouldBeSameAs(first);
        store.JudgmentsRead.ShouldBe(3);

        store.With(Vote(pairs[3], Ben, Verdict.Tie));
        await store.AddPairsAsync(SomeExport.OfRun.Id, [Pair(5)], new(), None);
        var later = await reviews.ReadAsync(SomeExport.OfRun, None);
        later.Judgments.Select(judgment => judgment.Id).ShouldBe(store.Judgments.Select(judgment => judgment.Id));
        later.Pairs.Select(pair => pair.Id).ShouldBe(store.Pairs.Select(pair => pair.Id));
        later.Judges.ShouldBe(store.Judges);
        // The new one is looked for, and then read on behalf of all who ask.
        store.JudgmentsRead.ShouldBe(5);
        first.Judgments.Count.ShouldBe(3);
    }

    [Test]
    public async Task What_follows_is_worked_out_once_for_all_who_ask_until_something_is_said()
    {
        var pair = Pair(1);
        var store = new MemoryReviews([pair], (_, side) => $"{side}").With(Vote(pair, Ann, Verdict.FirstBetter));
        var reviews = new RunReviews(store);
        var worked = 0;

        (await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync("votes")))).ShouldBe(Enumerable.Repeat(1, 20));
        (await AskAsync("other")).ShouldBe(1);
        worked.ShouldBe(2);
        store.With(Vote(pair, Ben, Verdict.Tie));
        (await AskAsync("votes")).ShouldBe(2);
        worked.ShouldBe(3);

        async Task<int> AskAsync(string question)
        {
            var said = await reviews.ReadAsync(SomeExport.OfRun, None);
            return await said.OnceAsync(question, () => Task.FromResult(Interlocked.Increment(ref worked) > 0 ? said.Judgments.Count : 0), None);
        }
    }

    [Test]
    public async Task A_failure_is_not_kept_and_who_leaves_takes_nothing_from_others()
    {
        var said = await new RunReviews(new MemoryReviews([Pair(1)], (_, _) => null)).ReadAsync(SomeExport.OfRun, None);
        await Should.ThrowAsync<TimeoutException>(said.OnceAsync<int>("it", () => throw new TimeoutException(), None));
        var held = new TaskCompletionSource<int>();
        using var leaves = new CancellationTokenSource();
        var (left, stays) = (said.OnceAsync("it", () => held.Task, leaves.Token), said.OnceAsync("it", () => Task.FromResult(0), None));
        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(left);
        held.SetResult(7);
        (await stays).ShouldBe(7);
    }

    [Test]
    public async Task Policies_that_differ_in_time_alone_are_two_questions()
    {
        var pair = Pair(1);
        var store = new MemoryReviews([pair], (_, side) => $"{side}").With(Vote(pair, Ann, Verdict.FirstBetter));
        var preferences = new RunPreferences(new MemoryResults(Some.Prompt()), new RunReviews(store));

        (await CountAsync(since: null)).ShouldBe(1);
        (await CountAsync(DateTimeOffset.MaxValue)).ShouldBe(0);
        (await CountAsync(since: null)).ShouldBe(1);

        async Task<int> CountAsync(DateTimeOffset? since) =>
            (await preferences.DeriveAsync(SomeExport.OfRun, new PreferencePolicy { Since = since }, None)).Preferences.Count;
    }
}
