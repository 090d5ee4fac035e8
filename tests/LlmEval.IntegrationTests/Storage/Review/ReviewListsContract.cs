using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Review;

/// <summary>What every <see cref="IReviewLists"/> with its <see cref="IReviewStore"/> does.</summary>
public abstract class ReviewListsContract : ReviewContract
{
    private static readonly ReviewOptions Twice = new() { Overlap = 2 };

    [SetUp]
    public Task AddJudgeAsync() => Store.AddJudgeAsync(SomeReview.Judge(), None);

    [Test]
    public async Task Pages_join_without_gaps_or_repeats_over_one_run_and_over_all()
    {
        var older = await PairsAsync(7);
        var newer = await PairsAsync(5);
        (await PagesAsync(new PairFilter { Run = older[0].Run }, 3)).Select(line => line.Pair).ToList().ShouldBeTheSameAs(older);
        var all = await PagesAsync(new PairFilter(), 4);
        all.Select(line => line.Pair.Id).Take(12).ShouldBe(newer.Concat(older).Select(pair => pair.Id));
        all.DistinctBy(line => line.Pair.Id).Count().ShouldBe(all.Count);
        (await Lists.CountPairsAsync(new PairFilter(), None)).Pairs.ShouldBe(all.Count);
    }

    [Test]
    public async Task A_line_says_how_a_pair_stands()
    {
        var pair = (await PairsAsync(1, Twice with { Lanes = new Dictionary<Lane, int> { [Lane.Blind] = 1 } }))[0];
        (await LineAsync(pair)).ShouldBeTheSameAs(new PairLine
        {
            Pair = pair,
            Position = 0,
            Lane = Lane.Blind,
            Reason = QueueReason.Ordinary,
            Opinion = OpinionKind.None,
            Verdicts = 0,
            Overlap = 2,
            HasDisagreement = false,
            IsAdjudicated = false,
        });
        await AppendAsync(SomeReview.ByJudge(pair.Id, Verdict.Tie) with { IsInconsistent = true });
        await AppendAsync(SomeReview.ByPerson(pair.Id, await ReviewerAsync()));
        (await LineAsync(pair)).ShouldSatisfyAllConditions(
            line => line.Reason.ShouldBe(QueueReason.InconsistentJudge), line => line.Opinion.ShouldBe(OpinionKind.Inconsistent), line => line.Verdicts.ShouldBe(1));
    }

    [TestCase(Verdict.FirstBetter, Verdict.SecondMuchBetter, true)]
    [TestCase(Verdict.FirstBetter, Verdict.FirstMuchBetter, false)]
    [TestCase(Verdict.FirstBetter, Verdict.Tie, true)]
    [TestCase(Verdict.FirstBetter, Verdict.BothBad, true)]
    [TestCase(Verdict.Tie, Verdict.BothBad, false)]
    public async Task Reviewers_disagree_when_they_name_different_winners(Verdict one, Verdict other, bool disagree)
    {
        var pair = (await PairsAsync(1, Twice))[0];
        await AppendAsync(SomeReview.ByPerson(pair.Id, await ReviewerAsync(), one));
        (await LineAsync(pair)).HasDisagreement.ShouldBeFalse();
        await AppendAsync(SomeReview.ByPerson(pair.Id, await ReviewerAsync(), other));
        (await LineAsync(pair)).HasDisagreement.ShouldBe(disagree);
    }

    [Test]
    public async Task A_disagreement_stands_until_somebody_decides_or_gives_in()
    {
        var pairs = await PairsAsync(2, Twice);
        var reviewers = await ReviewersAsync(3);
        var votes = new List<Judgment>();
        foreach (var pair in pairs)
        {
            await AppendAsync(SomeReview.ByPerson(pair.Id, reviewers[0]));
            votes.Add((await AppendAsync(SomeReview.ByPerson(pair.Id, reviewers[1], Verdict.SecondBetter))).Judgment);
        }

        var disputed = new PairFilter { Run = pairs[0].Run, State = PairState.Disagreement };
        (await IdsAsync(disputed)).ShouldBe([pairs[0].Id, pairs[1].Id]);
        (await IdsAsync(disputed with { NotDoneBy = reviewers[0] })).ShouldBeEmpty();
        (await IdsAsync(disputed with { NotDoneBy = reviewers[2] })).Count.ShouldBe(2);
        var decision = SomeReview.ByPerson(pairs[0].Id, reviewers[2], Verdict.Tie) with { Action = ReviewAction.Adjudicate };
        await AppendAsync(decision);
        await AppendAsync(SomeReview.ByPerson(pairs[1].Id, reviewers[1]) with { Supersedes = votes[1].Id });
        (await IdsAsync(disputed)).ShouldBeEmpty();
        (await IdsAsync(disputed with { State = PairState.Adjudicated })).ShouldBe([pairs[0].Id]);
        (await Lists.CountPairsAsync(new PairFilter { Run = pairs[0].Run }, None)).ShouldBe(new PairCounts(2, 0, 2, 0, 1));
        await AppendAsync(SomeReview.Retraction(decision));
        (await IdsAsync(disputed)).ShouldBe([pairs[0].Id]);
    }

    [Test]
    public async Task Filters_let_through_what_they_say_alone_and_together()
    {
        var pairs = await PairsAsync(6, new ReviewOptions { Lanes = new Dictionary<Lane, int> { [Lane.Assisted] = 1 } });
        var (mine, theirs) = (await ReviewerAsync(), await ReviewerAsync());
        Judgment[] opinions =
        [
            SomeReview.ByJudge(pairs[0].Id),
            SomeReview.ByJudge(pairs[1].Id, Verdict.SecondMuchBetter),
            SomeReview.ByJudge(pairs[2].Id, Verdict.Tie),
            SomeReview.ByJudge(pairs[3].Id) with { Kind = JudgmentKind.JudgeError, Verdict = null },
            SomeReview.ByJudge(pairs[4].Id) with { Kind = JudgmentKind.Unresolved, Verdict = null },
        ];
        foreach (var opinion in opinions) await AppendAsync(opinion);
        await AppendAsync(SomeReview.ByPerson(pairs[0].Id, mine));
        await AppendAsync(SomeReview.Skip(pairs[1].Id, mine));
        await AppendAsync(SomeReview.ByPerson(pairs[2].Id, theirs));

        var run = new PairFilter { Run = pairs[0].Run };
        OpinionKind[] kinds = [OpinionKind.First, OpinionKind.Second, OpinionKind.Tie, OpinionKind.JudgeError, OpinionKind.Unresolved, OpinionKind.None];
        foreach (var (i, kind) in kinds.Index()) (await IdsAsync(run with { Opinion = kind })).ShouldBe([pairs[i].Id]);
        (await IdsAsync(run with { TaskId = "t/3" })).ShouldBe([pairs[3].Id]);
        (await IdsAsync(run with { TaskId = "t/\0" })).ShouldBeEmpty();
        (await IdsAsync(run with { State = PairState.Open })).ShouldBe([pairs[1].Id, pairs[3].Id, pairs[4].Id, pairs[5].Id]);
        (await IdsAsync(run with { State = PairState.Complete })).ShouldBe([pairs[0].Id, pairs[2].Id]);
        (await IdsAsync(run with { DoneBy = mine })).ShouldBe([pairs[0].Id, pairs[1].Id]);
        (await IdsAsync(run with { DoneBy = mine, State = PairState.Open })).ShouldBe([pairs[1].Id]);
        (await IdsAsync(run with { Lane = Lane.Assisted })).Count.ShouldBe(6);
        (await IdsAsync(run with { Lane = Lane.Blind })).ShouldBeEmpty();
        (await Lists.CountPairsAsync(run with { DoneBy = mine }, None)).ShouldBe(new PairCounts(2, 1, 1, 0, 0));
    }

    [Test]
    public async Task The_judgments_that_stand_are_read_for_many_pairs_at_once()
    {
        var pairs = await PairsAsync(3, Twice);
        var reviewer = await ReviewerAsync();
        var first = SomeReview.ByPerson(pairs[0].Id, reviewer) with { Spans = [SomeReview.Span(Some.Response().Text, "shout")] };
        await AppendAsync(first);
        var revised = await AppendAsync(first with { Id = JudgmentId.New(), Supersedes = first.Id, Spans = [first.Spans[0] with { Id = SpanId.New() }] });
        var judged = await AppendAsync(SomeReview.ByJudge(pairs[0].Id));
        var gone = SomeReview.ByPerson(pairs[1].Id, reviewer);
        await AppendAsync(gone);
        await AppendAsync(SomeReview.Retraction(gone));

        var current = await Lists.ReadCurrentAsync([.. pairs.Select(pair => pair.Id)], None);
        current.ShouldHaveSingleItem().Key.ShouldBe(pairs[0].Id);
        current[pairs[0].Id].ShouldBeTheSameAs([revised, judged]);
        (await Lists.ReadCurrentAsync([], None)).ShouldBeEmpty();
    }

    private async Task<PairLine> LineAsync(ResponsePair pair) => (await Lists.ListPairsAsync(new PairFilter { Run = pair.Run }, null, 10, None)).ShouldHaveSingleItem();

    private async Task<IReadOnlyList<PairId>> IdsAsync(PairFilter filter)
    {
        var ids = (await PagesAsync(filter, 100)).Select(line => line.Pair.Id).ToList();
        (await Lists.CountPairsAsync(filter, None)).Pairs.ShouldBe(ids.Count);
        return ids;
    }

    private async Task<IReadOnlyList<PairLine>> PagesAsync(PairFilter filter, int size)
    {
        List<PairLine> all = [];
        IReadOnlyList<PairLine> page;
        do
        {
            page = await Lists.ListPairsAsync(filter, all.Count == 0 ? null : all[^1].Cursor, size, None);
            page.Count.ShouldBeLessThanOrEqualTo(size);
            all.AddRange(page);
        }
        while (page.Count > 0);
        return all;
    }
}
