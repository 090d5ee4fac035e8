using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>Computes the agreement page. Pure; draws depend on the seed alone.</summary>
public static class AgreementAnalysis
{
    /// <summary>The report.</summary>
    public static AgreementReport Of(AgreementInput input)
    {
        var pairs = input.Pairs.ToDictionary(pair => pair.Id);
        List<Judgment> judgments = [.. input.Judgments.Where(judgment => pairs.ContainsKey(judgment.Pair))];
        var votes = BlindVotes.Of(judgments, pairs, input.GuidelineVersion);
        var current = CurrentJudgments.Of(judgments);
        var shared = votes.GroupBy(vote => vote.Pair).Where(group => group.Count() > 1).Select(group => group.OrderBy(vote => vote.Judgment.Reviewer!.Value.Value).ToList()).ToList();
        var humans = shared.ConvertAll(group => new Item(group[0].Pair, [.. group.Select(vote => vote.Judgment)]));
        return new AgreementReport
        {
            BlindVotes = votes.Count,
            BlindPairs = votes.DistinctBy(vote => vote.Pair).Count(),
            HumanHuman = Figures.Of(humans, input.Seed),
            HumanHumanCategories = IssueAgreement.Of(humans, input.Seed),
            HumanAgainstTests = TestsAgreement.Of(votes),
            Judges =
            [
                .. input.Judges.DistinctBy(judge => judge.Hash)
                    .OrderBy(judge => judge.Name, StringComparer.Ordinal)
                    .ThenBy(judge => judge.Hash.Hex, StringComparer.Ordinal)
                    .Select(judge => OfJudge(judge, judgments, current, votes, humans, pairs, input.Seed)),
            ],
        };
    }

    private static JudgeAgreement OfJudge(
        JudgeRecord judge,
        List<Judgment> judgments,
        IReadOnlyList<Judgment> current,
        IReadOnlyList<Vote> votes,
        List<Item> humans,
        Dictionary<PairId, ResponsePair> pairs,
        long seed)
    {
        // The newest verdict where a pair was judged twice.
        var verdicts = current.Where(judgment => judgment.Judge == judge.Hash && judgment.Kind == JudgmentKind.Verdict)
            .GroupBy(judgment => judgment.Pair)
            .ToDictionary(group => group.Key, group => group.Last());
        var items = votes.Where(vote => verdicts.ContainsKey(vote.Pair.Id)).Select(vote => new Item(vote.Pair, [verdicts[vote.Pair.Id], vote.Judgment])).ToList();
        return new JudgeAgreement
        {
            Judge = judge.Hash,
            Name = judge.Name,
            Mode = judge.Mode,
            Human = Figures.Of(items, seed),
            Confusion = Confusions.Of(items),
            Categories = IssueAgreement.Of(items, seed),
            AgainstTests = TestsAgreement.Of([.. verdicts.Values.Select(verdict => new Vote(pairs[verdict.Pair], verdict))]),
            StatedConfidence = Calibrating.Of(items, judgment => judgment.Confidence),
            DerivedConfidence = Calibrating.Of(items, judgment => judgment.DerivedConfidence),
            AcceptRate = Accepting.Of(judgments, judge.Hash, pairs),
            AgainstHumanHuman = KappaComparison.Of([.. humans.Where(item => verdicts.ContainsKey(item.Pair.Id))], verdicts, seed),
        };
    }
}
