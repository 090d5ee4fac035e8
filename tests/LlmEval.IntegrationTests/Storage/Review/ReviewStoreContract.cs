using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>What every <see cref="IReviewStore"/> with its <see cref="IReviewReader"/> does.</summary>
public abstract class ReviewStoreContract : ReviewContract
{
    private const string Hostile = "\ufeffa\0b \ud83d 😀 e\u0301 日本語\r\nx\u0010y \udc00";

    [SetUp]
    public Task AddJudgeAsync() => Store.AddJudgeAsync(SomeReview.Judge(), None);

    [Test]
    public async Task Pairs_come_back_in_the_order_of_adding_with_the_ids_that_they_have()
    {
        var (run, first, second) = await RunAsync(4, i => Some.Sample() with { Response = Some.Response($"answer {i}") });
        var made = Paired(run, first, second);
        (await Store.AddPairsAsync(run, [made[2], made[0]], new ReviewOptions(), None)).ShouldBeTheSameAs([made[2], made[0]]);

        // Again, by somebody else: under new ids, with new ones between them, and one with its sides exchanged.
        var again = Paired(run, first, second);
        var turned = again[0] with { First = again[0].Second, Second = again[0].First };
        var stored = await Store.AddPairsAsync(run, [again[3], turned, again[1], again[2]], new ReviewOptions(), None);
        stored.ShouldBeTheSameAs([again[3], made[0], again[1], made[2]]);
        (await Reader.ReadPairsAsync(run, None)).ShouldBeTheSameAs([made[2], made[0], again[3], again[1]]);
        (await Reader.ReadPairsAsync(run, 3, None)).ShouldBeTheSameAs([again[1]]);
        (await Reader.ReadPairsAsync(run, 4, None)).ShouldBeEmpty();
    }

    [Test]
    public async Task Many_who_add_the_same_pairs_at_once_get_the_same_ids()
    {
        var (run, first, second) = await RunAsync(20);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.AddPairsAsync(run, Paired(run, first, second), new ReviewOptions(), None)));
        added.ShouldAllBe(pairs => pairs.Select(pair => pair.Id).SequenceEqual(added[0].Select(pair => pair.Id)));
        (await Reader.ReadPairsAsync(run, None)).Count.ShouldBe(20);
    }

    [Test]
    public async Task Pairs_of_another_run_task_or_of_samples_that_may_be_made_again_are_refused()
    {
        var (run, first, second) = await RunAsync(2, i => Some.Sample(outcome: i == 0 ? Outcome.SandboxError : Outcome.Passed));
        var pairs = Paired(run, first, second);
        var (other, _, _) = await RunAsync(2);
        var mixed = pairs[1] with { Second = pairs[0].Second };
        foreach (var (owner, pair) in new[] { (run, pairs[0]), (other, pairs[1]), (run, mixed) })
        {
            var message = (await Should.ThrowAsync<StorageException>(Store.AddPairsAsync(owner, [pair], new ReviewOptions(), None))).Message;
            message.ShouldContain(pair.First.CaseName);
        }

        await Should.ThrowAsync<StorageException>(Store.AddPairsAsync(RunId.New(), pairs, new ReviewOptions(), None));
        (await Store.AddPairsAsync(run, [], new ReviewOptions(), None)).ShouldBeEmpty();
        (await Reader.ReadReviewAsync(run, None)).ShouldBeNull();
    }

    [Test]
    public async Task A_run_is_reviewed_as_was_said_last()
    {
        var (run, first, second) = await RunAsync(1);
        var review = new ReviewOptions { Lanes = new Dictionary<Lane, int> { [Lane.Blind] = 3, [Lane.Assisted] = 1 }, Overlap = 3, AuditShare = 1.0 / 3, Guidelines = Hostile };
        await Store.AddPairsAsync(run, Paired(run, first, second), review, None);
        (await Reader.ReadReviewAsync(run, None)).ShouldBeTheSameAs(review);
        await Store.AddPairsAsync(run, Paired(run, first, second), new ReviewOptions(), None);
        (await Reader.ReadReviewAsync(run, None)).ShouldBeTheSameAs(new ReviewOptions());
    }

    [Test]
    public async Task A_pair_comes_with_everything_that_may_be_shown()
    {
        var odd = new OddValues(3);
        var (one, two) = (odd.Of<SampleResult>() with { Outcome = Outcome.Failed, Index = 0 }, odd.Of<SampleResult>() with { Outcome = Outcome.Passed, Index = 0 });
        var pair = (await PairsAsync(1, first: _ => one, second: _ => two))[0];
        var stored = (await Reader.ReadPairAsync(pair.Id, None)).ShouldNotBeNull();
        var task = Some.Task("t/0");
        stored.ShouldBeTheSameAs(new StoredPair
        {
            Pair = pair,
            TaskTitle = task.Title,
            TaskPrompt = task.Prompt,
            Topic = task.Topic,
            Difficulty = task.Difficulty,
            Tests = task.Tests.Source,
            Messages = Some.Case(task: task).Messages,
            First = one,
            Second = two,
        });
        (await Reader.ReadPairAsync(PairId.New(), None)).ShouldBeNull();
    }

    [Test]
    public async Task A_judgment_comes_back_as_it_was_given_with_its_place_in_the_chain()
    {
        var pair = await PairAsync(Hostile);
        var reviewer = await ReviewerAsync();
        var first = await AppendAsync(SomeReview.ByJudge(pair.Id) with { Critique = Hostile, Spans = [SomeReview.Span(Hostile, "😀 e\u0301"), SomeReview.Span(Hostile, "a\0b")] });
        var second = await AppendAsync(SomeReview.ByPerson(pair.Id, reviewer) with
        {
            Suggestion = first.Judgment.Id,
            Action = ReviewAction.Edit,
            SelectionProbability = 1.0 / 3,
            CreatedAt = Some.Time.AddTicks(7),
            Spans =
            [
                SomeReview.Span(Hostile, "日本語\r\nx") with { TakenFrom = first.Judgment.Spans[0].Id },
                SomeReview.Unlocated("gone", pair.Second.TextHash) with { Side = PairPlace.Second },
            ],
        });
        (first.Sequence, first.PreviousHash, second.Sequence, second.PreviousHash).ShouldBe((1, null, 2, first.Hash));
        second.Judgment.CreatedAt.ShouldBe(Some.Time);
        second.Hash.ShouldBe(JudgmentHash.Of(second.Judgment, 2, first.Hash));
        (await Reader.ReadJudgmentsAsync(pair.Id, None)).ShouldBeTheSameAs([first, second]);
        (await Reader.ReadJudgmentsAsync(pair.Run, None).ToListAsync()).ShouldBeTheSameAs([first, second]);
        (await Reader.ReadJudgmentsAsync(pair.Run, 1, None).ToListAsync()).ShouldBeTheSameAs([second]);
        (await Reader.ReadJudgmentsAsync(pair.Run, 2, None).ToListAsync()).ShouldBeEmpty();
        (await Reader.VerifyChainAsync(pair.Run, None)).ShouldBeNull();
    }

    [Test]
    public async Task The_same_id_twice_is_one_judgment()
    {
        var pair = (await PairsAsync())[0];
        var judgment = SomeReview.ByPerson(pair.Id, await ReviewerAsync());
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AppendAsync(judgment)));
        all.ShouldAllBe(link => link.Sequence == 1 && link.Hash == all[0].Hash);
        (await Reader.ReadJudgmentsAsync(pair.Id, None)).Count.ShouldBe(1);
    }

    [Test]
    public async Task Of_two_that_supersede_one_judgment_one_is_told_to_load_again()
    {
        var pair = (await PairsAsync())[0];
        var reviewer = await ReviewerAsync();
        var first = SomeReview.ByPerson(pair.Id, reviewer);
        await AppendAsync(first);
        var tabs = Enumerable.Range(0, 6).Select(_ => SomeReview.ByPerson(pair.Id, reviewer, Verdict.Tie) with { Supersedes = first.Id }).ToList();
        var results = await Task.WhenAll(tabs.Select(async tab =>
        {
            try
            {
                await AppendAsync(tab);
                return true;
            }
            catch (JudgmentConflictException)
            {
                return false;
            }
        }));
        results.Count(added => added).ShouldBe(1);
        var current = (await Lists.ReadCurrentAsync([pair.Id], None))[pair.Id].ShouldHaveSingleItem();
        current.Judgment.Id.ShouldBe(tabs[Array.IndexOf(results, true)].Id);
    }

    [Test]
    public async Task A_run_is_judged_by_one_at_a_time()
    {
        var (run, other) = (RunId.New(), RunId.New());
        await using (await Store.BeginJudgingAsync(run, None))
        {
            (await Should.ThrowAsync<StorageException>(Store.BeginJudgingAsync(run, None))).Message.ShouldContain(run.ToString());
            await using var beside = await Store.BeginJudgingAsync(other, None);
        }

        await using var next = await Store.BeginJudgingAsync(run, None);
    }

    [Test]
    public async Task Of_many_opinions_of_one_judge_on_a_pair_one_stands_and_is_superseded_by_one()
    {
        var pairs = await PairsAsync(2);
        await Store.AddJudgeAsync(SomeReview.Judge("another"), None);
        await OnlyOneOf([.. Enumerable.Range(0, 6).Select(_ => SomeReview.ByJudge(pairs[0].Id))]);
        await OnlyOneOf([.. Enumerable.Range(0, 6).Select(_ => SomeReview.ByJudge(pairs[1].Id) with { Source = JudgmentSource.Rule, Judge = null })]);
        await AppendAsync(SomeReview.ByJudge(pairs[0].Id, judge: SomeReview.Judge("another")));
        var first = (await Reader.ReadJudgmentsAsync(pairs[0].Id, None))[0].Judgment;
        await OnlyOneOf([.. Enumerable.Range(0, 6).Select(_ => SomeReview.ByJudge(pairs[0].Id, Verdict.Tie) with { Supersedes = first.Id })]);
        (await Reader.ReadJudgmentsAsync(pairs[0].Run, None).ToListAsync()).Count.ShouldBe(4);
        (await Reader.VerifyChainAsync(pairs[0].Run, None)).ShouldBeNull();

        async Task OnlyOneOf(Judgment[] judgments)
        {
            var results = await Task.WhenAll(judgments.Select(async judgment =>
            {
                try
                {
                    await AppendAsync(judgment);
                    return true;
                }
                catch (JudgmentConflictException)
                {
                    return false;
                }
            }));
            results.Count(added => added).ShouldBe(1);
        }
    }

    [Test]
    public async Task Only_one_s_own_judgment_of_the_same_pair_can_be_superseded()
    {
        var pairs = await PairsAsync(2, new ReviewOptions { Overlap = 3 });
        var (mine, theirs) = (await ReviewerAsync(), await ReviewerAsync());
        var first = SomeReview.ByPerson(pairs[0].Id, theirs);
        await AppendAsync(first);
        await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(SomeReview.ByPerson(pairs[1].Id, theirs) with { Supersedes = first.Id }));
        await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(SomeReview.ByPerson(pairs[0].Id, mine) with { Supersedes = first.Id }));
        await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(SomeReview.ByPerson(pairs[0].Id, mine) with { Supersedes = JudgmentId.New() }));
        var decision = SomeReview.ByPerson(pairs[0].Id, mine) with { Action = ReviewAction.Adjudicate };
        await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(decision with { Supersedes = first.Id }));
        await AppendAsync(decision);
        await AppendAsync(SomeReview.Retraction(first) with { Reviewer = mine });
        (await Lists.ReadCurrentAsync([pairs[0].Id, pairs[1].Id], None)).ShouldHaveSingleItem().Value.ShouldHaveSingleItem().Judgment.Id.ShouldBe(decision.Id);
    }

    [Test]
    public async Task A_verdict_that_stands_has_to_be_superseded()
    {
        var pair = (await PairsAsync(1, new ReviewOptions { Overlap = 2 }))[0];
        var reviewer = await ReviewerAsync();
        var first = SomeReview.ByPerson(pair.Id, reviewer);
        await AppendAsync(first);
        (await Should.ThrowAsync<JudgmentConflictException>(AppendAsync(SomeReview.ByPerson(pair.Id, reviewer, Verdict.Tie)))).Message.ShouldContain(first.Id.ToString());
        await AppendAsync(SomeReview.Retraction(first));
        await AppendAsync(SomeReview.ByPerson(pair.Id, reviewer, Verdict.Tie));
    }

    [Test]
    public async Task Spans_that_do_not_stand_in_the_stored_text_are_refused_and_leave_nothing()
    {
        var pair = await PairAsync("def f():\n    return '😀'\n");
        var text = "def f():\n    return '😀'\n";
        var good = SomeReview.Span(text, "return");
        var cut = good with { Range = new SpanRange(good.Range!.Value.StartUtf16, text.IndexOf('\ud83d') + 1), Quote = text[good.Range.Value.StartUtf16..(text.IndexOf('\ud83d') + 1)], Suffix = "" };
        foreach (var bad in new[] { good with { Side = PairPlace.Second }, good with { Range = new SpanRange(0, 99) }, cut })
        {
            await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(SomeReview.ByJudge(pair.Id) with { Spans = [good, bad] }));
        }

        await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(SomeReview.ByJudge(pair.Id) with { Verdict = null }));
        await Should.ThrowAsync<StorageException>(AppendAsync(SomeReview.ByJudge(PairId.New())));
        (await Reader.ReadJudgmentsAsync(pair.Id, None)).ShouldBeEmpty();
        var first = await AppendAsync(SomeReview.ByJudge(pair.Id) with { Spans = [good] });
        first.Sequence.ShouldBe(1);
        // The same words marked again are another span.
        var again = SomeReview.ByJudge(pair.Id) with { Supersedes = first.Judgment.Id, Spans = [good] };
        (await Should.ThrowAsync<JudgmentRefusedException>(AppendAsync(again))).Message.ShouldContain(good.Id.ToString());
        (await AppendAsync(again with { Spans = [good with { Id = SpanId.New() }] })).Sequence.ShouldBe(2);
    }

    [Test]
    public async Task Judgments_of_many_at_once_form_one_chain()
    {
        var pairs = await PairsAsync(60);
        await Parallel.ForEachAsync(pairs, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (pair, _) => await AppendAsync(SomeReview.ByJudge(pair.Id)));
        var chain = await Reader.ReadJudgmentsAsync(pairs[0].Run, None).ToListAsync();
        chain.Select(link => link.Sequence).ShouldBe(Enumerable.Range(1, 60).Select(i => (long)i));
        (await Reader.VerifyChainAsync(pairs[0].Run, None)).ShouldBeNull();
    }

    [Test]
    public async Task Judges_and_calls_come_back_as_they_were([Range(1, 6)] int seed)
    {
        var odd = new OddValues(seed);
        var pair = (await PairsAsync())[0];
        var judge = odd.Of<JudgeRecord>();
        await Store.AddJudgeAsync(judge, None);
        await Store.AddJudgeAsync(judge, None);
        var judgment = await AppendAsync(SomeReview.ByJudge(pair.Id, judge: judge));
        var calls = odd.Many<JudgeCall>(3).Select((call, i) => call with
        {
            Facts = call.Facts with { Pair = pair.Id, Judge = judge.Hash, Judgment = judgment.Judgment.Id, At = Some.Time.AddSeconds(i) },
            Messages = [new ChatMessage(ChatRole.User, odd.Text())],
        }).ToList();
        foreach (var call in calls.Concat(calls)) await Store.AddCallAsync(call, None);

        (await Reader.ReadJudgesAsync(pair.Run, None)).ShouldHaveSingleItem().ShouldBeTheSameAs(judge);
        (await Reader.ReadCallsAsync(pair.Id, None)).ShouldBeTheSameAs(calls);
        (await Reader.ReadCallFactsAsync(pair.Run, judge.Hash, None)).ShouldBeTheSameAs([.. calls.Select(call => call.Facts)]);
        (await Reader.ReadCallFactsAsync(pair.Run, SomeReview.Judge("another").Hash, None)).ShouldBeEmpty();
    }
}
