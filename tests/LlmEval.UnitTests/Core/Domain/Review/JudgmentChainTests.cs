using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Domain.Review;

public class JudgmentChainTests
{
    private readonly List<ChainedJudgment> chain = [];

    [SetUp]
    public void MakeChain()
    {
        chain.Clear();
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            var judgment = SomeReview.ByJudge(PairId.New());
            var previous = chain.Count == 0 ? (ContentHash?)null : chain[^1].Hash;
            chain.Add(new ChainedJudgment(judgment, sequence, previous, JudgmentHash.Of(judgment, sequence, previous)));
        }
    }

    [Test]
    public async Task A_whole_chain_has_no_break()
    {
        (await FindAsync(chain)).ShouldBeNull();
        (await JudgmentChain.FindBreakAsync(AsyncEnumerable.Empty<ChainedJudgment>(), new ChainEnd(0, null), CancellationToken.None)).ShouldBeNull();
    }

    [Test]
    public async Task A_missing_link_is_found_wherever_it_was([Range(0, 4)] int index) =>
        (await FindAsync(chain.Where((_, i) => i != index))).ShouldBe(new ChainBreak(index + 1, ChainFault.Missing, null));

    [Test]
    public async Task A_changed_judgment_is_found_wherever_it_is([Range(0, 4)] int index)
    {
        var link = chain[index];
        var changed = link with { Judgment = link.Judgment with { Verdict = Verdict.SecondBetter } };
        (await FindAsync(chain.Select((one, i) => i == index ? changed : one))).ShouldBe(new ChainBreak(index + 1, ChainFault.Altered, link.Judgment.Id));
    }

    [Test]
    public async Task A_judgment_that_was_changed_with_its_hash_breaks_the_link_behind_it()
    {
        var changed = chain[2].Judgment with { Verdict = Verdict.SecondBetter };
        chain[2] = chain[2] with { Judgment = changed, Hash = JudgmentHash.Of(changed, 3, chain[2].PreviousHash) };
        (await FindAsync(chain)).ShouldBe(new ChainBreak(4, ChainFault.Reordered, chain[3].Judgment.Id));
    }

    [Test]
    public async Task A_chain_that_was_written_anew_has_another_end()
    {
        var end = chain[^1].Hash;
        var changed = chain[4].Judgment with { Verdict = Verdict.SecondBetter };
        chain[4] = chain[4] with { Judgment = changed, Hash = JudgmentHash.Of(changed, 5, chain[4].PreviousHash) };
        (await JudgmentChain.FindBreakAsync(chain.ToAsyncEnumerable(), new ChainEnd(5, end), CancellationToken.None)).ShouldBe(new ChainBreak(5, ChainFault.Altered, null));
    }

    [Test]
    public async Task Exchanged_judgments_are_found_where_the_first_stands()
    {
        (chain[1], chain[3]) = (chain[3] with { Sequence = 2 }, chain[1] with { Sequence = 4 });
        (await FindAsync(chain)).ShouldBe(new ChainBreak(2, ChainFault.Reordered, chain[1].Judgment.Id));
    }

    [Test]
    public async Task A_judgment_that_stands_twice_is_found() =>
        (await FindAsync([.. chain.Take(3), chain[2], .. chain.Skip(3)])).ShouldBe(new ChainBreak(4, ChainFault.Reordered, chain[2].Judgment.Id));

    private Task<ChainBreak?> FindAsync(IEnumerable<ChainedJudgment> judgments)
    {
        var end = new ChainEnd(5, chain[^1].Hash);
        return JudgmentChain.FindBreakAsync(judgments.ToAsyncEnumerable(), end, CancellationToken.None);
    }
}
