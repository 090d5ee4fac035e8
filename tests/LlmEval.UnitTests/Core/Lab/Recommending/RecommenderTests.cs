using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Recommending;

namespace LlmEval.UnitTests.Core.Lab.Recommending;

/// <summary>
/// Every number is worked out by hand beside it. Weights are 0.6, 0.3, 0.1 unless said. Quantiles of t at 0.975: 12.706205 with one degree of
/// freedom, 4.302653 with two (any table).
/// </summary>
public class RecommenderTests
{
    [TestCaseSource(nameof(Situations))]
    public void A_situation_comes_to_what_was_reckoned_by_hand(Situation situation)
    {
        var recommendation = Recommender.Of(situation.Evidence, situation.Weights ?? new RankingWeights());

        recommendation.Status.ShouldBe(situation.Status);
        recommendation.Leader?.Config.Name.ShouldBe(situation.Leader);
        (recommendation.Leader is null).ShouldBe(situation.Leader is null);
        ShouldBeNear(recommendation.Leader?.Score, situation.Score);
        ShouldBeNear(recommendation.Deciding?.Difference.Value, situation.Difference);
        ShouldBeNear(recommendation.Deciding?.Difference.Interval?.Lower, situation.Lower);
        recommendation.LeftOut.Select(left => left.Config.Name).ShouldBe(situation.LeftOut ?? []);
        recommendation.Reasons[0].ShouldContain(situation.Says);
    }

    [Test]
    public void What_counts_is_said()
    {
        var recommendation = Recommender.Of(WithoutPrices(), new RankingWeights());

        recommendation.Components.Select(component => component.Name).ShouldBe(["quality", "speed", "cost"]);
        recommendation.Components[0].Weight.ShouldBe(2.0 / 3, 1e-12);
        recommendation.Components[1].Weight.ShouldBe(1.0 / 3, 1e-12);
        recommendation.Components[2].ShouldBe(new ScoreComponent("cost", 0, "the price is unknown for a"));
        recommendation.Leader!.Cost.ShouldBeNull();
        recommendation.Reasons.ShouldContain("The score weighs quality 0.67, speed 0.33.");
        recommendation.Reasons.ShouldContain("Cost does not count: the price is unknown for a.");
        recommendation.Reasons.ShouldContain("Quality is what judges say; people have not ranked the answers.");
        recommendation.Reasons.ShouldContain("Of 2 configs it has the best answers and the fastest ones.");
    }

    [Test]
    public void People_and_judges_count_half_each_and_the_words_say_so()
    {
        var recommendation = Recommender.Of(HumanAgainstAi(), new RankingWeights());

        recommendation.Reasons.ShouldContain("Quality is half what people say and half what judges say.");
        (recommendation.AiEvaluations, recommendation.HumanRankings).ShouldBe((4, 2));
        // Judges 1, people 2, both rankings place the leader alike 1, among the first two of two 1: five points, but nobody wins.
        recommendation.Confidence.ShouldBe(RecommendationConfidence.Medium);
        recommendation.ConfidenceFactors.ShouldContain("not high, as the lead may be chance");
    }

    [Test]
    public void A_winner_that_people_and_judges_agree_on_is_of_high_confidence()
    {
        var measured = ClearWinner().Ranked("r1", "kim", "a", "b").Ranked("r2", "kim", "a", "b").Ranked("r3", "kim", "a", "b").Ranked("r3", "lee", "a", "b");
        var recommendation = Recommender.Of(measured.Evidence, new RankingWeights());

        recommendation.Status.ShouldBe(RecommendationStatus.Recommended);
        recommendation.Confidence.ShouldBe(RecommendationConfidence.High);
        recommendation.HumanRankings.ShouldBe(4);
        // Kim and Lee agree on the only run that both ranked.
        recommendation.ConsensusAgreement.ShouldBe(1);
    }

    [Test]
    public void Without_people_the_confidence_is_low_and_says_so()
    {
        var recommendation = Recommender.Of(ClearWinner().Evidence, new RankingWeights());

        recommendation.Confidence.ShouldBe(RecommendationConfidence.Low);
        recommendation.ConfidenceFactors.ShouldBe(["6 scores of judges", "No human rankings yet"]);
        recommendation.ConsensusAgreement.ShouldBeNull();
    }

    [Test]
    public void Versions_of_a_config_are_configs_and_are_told_apart_in_words()
    {
        var evidence = new LabEvidence
        {
            Experiments = [SomeExperiments.Facts("a", version: 1, isAcceptable: false), SomeExperiments.Facts("a", version: 2, isAcceptable: false)],
        };

        Recommender.Of(evidence, new RankingWeights()).Reasons.ShouldBe(
        [
            "Nothing to recommend: every config is left out.",
            "a (version 1) is left out: 1 of 1 answer is marked as not acceptable.",
            "a (version 2) is left out: 1 of 1 answer is marked as not acceptable.",
        ]);
    }

    [Test]
    public void Calls_that_failed_lower_no_score_and_are_told()
    {
        var recommendation = Recommender.Of(ClearWinner().Failed("r4", "a").Evidence, new RankingWeights());

        recommendation.Leader!.Score.ShouldBe(7.4, 1e-9);
        recommendation.Reasons.ShouldContain("a brought no answer in 1 of 4 calls; only its answers are scored.");
    }

    [Test]
    public void What_nobody_scored_beside_the_others_is_left_out()
    {
        // In r1 the judge scored a and b; c answered in r2 alone, where people ranked it and nobody else: one ranking of one says nothing.
        var measured = new Measured().Run("r1", ("a", 8, 1, 0.01m), ("b", 6, 1, 0.01m)).Run("r2", ("c", null, 1, 0.01m)).Ranked("r2", "kim", "c");

        var recommendation = Recommender.Of(measured.Evidence, new RankingWeights());

        recommendation.Leader!.Config.Name.ShouldBe("a");
        recommendation.LeftOut.ShouldHaveSingleItem().Config.Name.ShouldBe("c");
    }

    [FsCheck.NUnit.Property]
    public bool The_score_is_the_weighted_sum_of_its_parts_and_the_order_of_the_evidence_does_not_matter((byte First, byte Second, byte Third)[] raw)
    {
        if (raw.Length == 0) return true;
        var measured = new Measured();
        foreach (var (run, (first, second, third)) in raw.Index())
            measured.Run($"r{run}", ("a", first / 25.5, 1 + second, 0.01m), ("b", second / 25.5, 1 + third, 0.02m), ("c", third / 25.5, 1 + first, 0.03m));
        var evidence = measured.Evidence;
        var one = Recommender.Of(evidence, new RankingWeights());
        var other = Recommender.Of(evidence with { Experiments = [.. evidence.Experiments.Reverse()], AiScores = [.. evidence.AiScores.Reverse()], Batches = [.. evidence.Batches.Reverse()] }, new RankingWeights());
        return one.Scores.Zip(other.Scores).All(pair => pair.First.Config == pair.Second.Config && Math.Abs(pair.First.Score - pair.Second.Score) < 1e-9)
            && one.Status == other.Status
            && one.Scores.All(scored => Math.Abs(scored.Score - ((0.6 * scored.Quality!.Value) + (0.3 * scored.Speed!.Value) + (0.1 * scored.Cost!.Value))) < 1e-9)
            && (one.Status == RecommendationStatus.Recommended) == one.Comparisons.All(comparison => comparison.IsSignificant)
            && one.Comparisons.All(comparison => comparison.Difference.Value >= -1e-9);
    }

    private static IEnumerable<TestCaseData> Situations()
    {
        // Speed: means 2 s and 4 s, so a has 10(1 − 2/4) = 5 and b 0; cost alike, 5 and 0.
        // a by run: 0.6·9 + 1.5 + 0.5 = 7.4, 6.8, 8.0, mean 7.4. b: 0.6·5 = 3 each time.
        // Differences 4.4, 3.8, 5.0: mean 4.4, sd 0.6, SE 0.6/√3 = 0.346410; 4.4 − 4.302653·0.346410 = 2.909517.
        yield return Case("a clear winner", new(ClearWinner().Evidence, RecommendationStatus.Recommended, "a", 7.4, 4.4, 2.909517, "a is recommended: over 3 runs its score is 4.40 above that of b, at least 2.91"));

        // Nothing tells them apart: speed and cost are 10(1 − 1) = 0, quality (7 + 8)/2; 0.6·7.5 = 4.5. The difference is 0 in both runs: no spread.
        yield return Case("a tie", new(
            new Measured().Run("r1", ("a", 7, 2, 0.01m), ("b", 7, 2, 0.01m)).Run("r2", ("a", 8, 2, 0.01m), ("b", 8, 2, 0.01m)).Evidence,
            RecommendationStatus.NoSignificantWinner, "a", 4.5, 0, null, "a and b have the same score"));

        // Speed and cost compare with others and do not count: quality alone, (6 + 8)/2.
        yield return Case("one config", new(
            new Measured().Run("r1", ("a", 6, 2, 0.01m)).Run("r2", ("a", 8, 2, 0.01m)).Evidence,
            RecommendationStatus.NoSignificantWinner, "a", 7, null, null, "a is the only config"));

        // Cost does not count: weights 0.6/0.9 = 2/3 and 0.3/0.9 = 1/3. Speed of a: 10(1 − 1/2) = 5.
        // a: 2/3·8 + 5/3 = 7, 2/3·6 + 5/3 = 5.666667, mean 6.333333; b: 2/3·4 = 2.666667.
        // Differences 4.333333, 3: mean 3.666667, sd 1.333333/√2, SE 0.666667; 3.666667 − 12.706205·0.666667 = −4.804136.
        yield return Case("no prices", new(WithoutPrices(), RecommendationStatus.NoSignificantWinner, "a", 6.333333, 3.666667, -4.804136, "with a 95% interval from -4.80"));

        // The judge says 10 and 0, people say 0 and 10: both are 5. Speed and cost are 0: 0.6·5 = 3.
        yield return Case("people against the judge", new(HumanAgainstAi(), RecommendationStatus.NoSignificantWinner, "a", 3, 0, null, "a and b have the same score"));

        // a leads by far and is out. Speed and cost of b and c are 0. b: 3.6, 3.6; c: 1.8, 2.4.
        // Differences 1.8, 1.2: mean 1.5, sd 0.6/√2, SE 0.3; 1.5 − 12.706205·0.3 = −2.311861.
        yield return Case("the best is not acceptable", new(
            new Measured().Run("r1", ("a", 10, 2, 0.01m), ("b", 6, 2, 0.01m), ("c", 3, 2, 0.01m)).Run("r2", ("a", 10, 2, 0.01m), ("b", 6, 2, 0.01m), ("c", 4, 2, 0.01m)).Unacceptable("r2", "a").Evidence,
            RecommendationStatus.NoSignificantWinner, "b", 3.6, 1.5, -2.311861, "b leads", LeftOut: ["a"]));

        // a: 0.6·9 + 0.3·10(1 − 1/2) + 0 = 6.9; b: 0.6·2 + 0 + 0.1·10(1 − 1/2) = 1.7. One run has no spread.
        yield return Case("one run", new(
            new Measured().Run("r1", ("a", 9, 1, 0.02m), ("b", 2, 2, 0.01m)).Evidence,
            RecommendationStatus.NoSignificantWinner, "a", 6.9, 5.2, null, "a leads, but whether it is better than b cannot be told (no interval: one run has no spread)"));

        yield return Case("nobody has judged", new(
            new Measured().Run("r1", ("a", null, 1, 0.02m), ("b", null, 2, 0.01m)).Evidence,
            RecommendationStatus.NothingToRecommend, null, null, null, null, "every config is left out", LeftOut: ["a", "b"]));

        // Mean costs 0.03 and 0.01. a: 10(1 − 4/3) = −3.333333 and 10(1 − 2/3) = 3.333333, mean 0; b: 10(1 − 1/3) = 6.666667 twice.
        // Differences of b to a 10, 3.333333: mean 6.666667, sd 6.666667/√2, SE 3.333333; 6.666667 − 12.706205·3.333333 = −35.687349.
        yield return Case("cost alone counts", new(
            new Measured().Run("r1", ("a", null, 1, 0.04m), ("b", null, 2, 0.01m)).Run("r2", ("a", null, 1, 0.02m), ("b", null, 2, 0.01m)).Evidence,
            RecommendationStatus.NoSignificantWinner, "b", 6.666667, 6.666667, -35.687349, "b leads", Weights: new(0, 0, 1)));

        // Kim's first order of r1 does not count. r1: b 10, a 0; r2, tied at place 1.5: 10(1 − 0.5/1) = 5 each.
        // b: 6, 3, mean 4.5; a: 0, 3. Differences 6, 0: mean 3, sd 6/√2, SE 3; 3 − 12.706205·3 = −35.118614.
        yield return Case("the latest ranking stands", new(
            new Measured().Run("r1", ("a", null, 2, 0.01m), ("b", null, 2, 0.01m)).Run("r2", ("a", null, 2, 0.01m), ("b", null, 2, 0.01m))
                .Ranked("r1", "kim", "a", "b").Ranked("r2", "kim", "a=b").Ranked("r1", "kim", "b", "a").Evidence,
            RecommendationStatus.NoSignificantWinner, "b", 4.5, 3, -35.118614, "b leads"));

        // a 5.4 each time. To b 1.2, 0.9, 1.5: mean 1.2, SE 0.3/√3, lower bound 0.454758, above 0.
        // To c 5.4, 5.4, 0.6: mean 3.8, sd √(2·1.6² + 3.2²)/√2 = 2.771281, SE 1.6; 3.8 − 4.302653·1.6 = −3.084245: a is not better than all.
        yield return Case("better than the second, but not surely than the third", new(
            new Measured().Run("r1", ("a", 9, 2, 0.01m), ("b", 7, 2, 0.01m), ("c", 0, 2, 0.01m)).Run("r2", ("a", 9, 2, 0.01m), ("b", 7.5, 2, 0.01m), ("c", 0, 2, 0.01m))
                .Run("r3", ("a", 9, 2, 0.01m), ("b", 6.5, 2, 0.01m), ("c", 8, 2, 0.01m)).Evidence,
            RecommendationStatus.NoSignificantWinner, "a", 5.4, 3.8, -3.084245, "its difference to c is 3.80"));

        // Always 0.6·2 = 1.2: no spread, no interval. Of 2⁶ signs two are as far from 0: p = 0.03125.
        yield return Case("the same difference in six runs", new(SameDifference(6), RecommendationStatus.Recommended, "a", 4.8, 1.2, null, "is 1.20 above that of b in each of 6 runs"));

        // Of 2⁵ signs two: p = 0.0625.
        yield return Case("the same difference in five runs", new(SameDifference(5), RecommendationStatus.NoSignificantWinner, "a", 4.8, 1.2, null, "the difference is the same in every run"));

        // Rows are the tasks: x is the mean of two runs, 8 and 6, for a, and 4 for b; y is 9 and 5. a: 4.2, 5.4, mean 4.8; b: 2.4, 3.
        // Differences 1.8, 2.4: mean 2.1, SE 0.3; 2.1 − 12.706205·0.3 = −1.711861.
        yield return Case("rows of a prompt", new(
            new Measured().Row("r1", "x", ("a", 8, 2, 0.01m), ("b", 4, 2, 0.01m)).Row("r2", "x", ("a", 6, 2, 0.01m), ("b", 4, 2, 0.01m)).Row("r1", "y", ("a", 9, 2, 0.01m), ("b", 5, 2, 0.01m)).Evidence,
            RecommendationStatus.NoSignificantWinner, "a", 4.8, 2.1, -1.711861, "over 2 rows its difference to b is 2.10"));

        // b never answered. What is left is one config: quality alone, 5.
        yield return Case("a config that never answered", new(
            new Measured().Run("r1", ("a", 5, 2, 0.01m)).Failed("r1", "b").Evidence,
            RecommendationStatus.NoSignificantWinner, "a", 5, null, null, "a is the only config", LeftOut: ["b"]));

        yield return Case("nothing at all", new(new LabEvidence { Experiments = [] }, RecommendationStatus.NothingToRecommend, null, null, null, null, "there are no answers"));
    }

    private static Measured ClearWinner() => new Measured()
        .Run("r1", ("a", 9, 2, 0.01m), ("b", 5, 4, 0.02m)).Run("r2", ("a", 8, 2, 0.01m), ("b", 5, 4, 0.02m)).Run("r3", ("a", 10, 2, 0.01m), ("b", 5, 4, 0.02m));

    private static LabEvidence WithoutPrices() => new Measured().Run("r1", ("a", 8, 1, null), ("b", 4, 2, 0.01m)).Run("r2", ("a", 6, 1, null), ("b", 4, 2, 0.01m)).Evidence;

    private static LabEvidence HumanAgainstAi() => new Measured()
        .Run("r1", ("a", 10, 3, 0.01m), ("b", 0, 3, 0.01m)).Run("r2", ("a", 10, 3, 0.01m), ("b", 0, 3, 0.01m)).Ranked("r1", "kim", "b", "a").Ranked("r2", "kim", "b", "a").Evidence;

    private static LabEvidence SameDifference(int runs)
    {
        var measured = new Measured();
        for (var run = 1; run <= runs; run++) measured.Run($"r{run}", ("a", 8, 2, 0.01m), ("b", 6, 2, 0.01m));
        return measured.Evidence;
    }

    private static TestCaseData Case(string name, Situation situation) => new TestCaseData(situation).SetName($"Situation: {name}");

    private static void ShouldBeNear(double? value, double? expected)
    {
        if (expected is null) value.ShouldBeNull();
        else value!.Value.ShouldBe(expected.Value, 2e-6);
    }

    public sealed record Situation(
        LabEvidence Evidence, RecommendationStatus Status, string? Leader, double? Score, double? Difference, double? Lower, string Says, string[]? LeftOut = null, RankingWeights? Weights = null);
}
