using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.UnitTests.Core.Observatory.Diagnosis;

public class OriginalReadingTests
{
    [TestCase(0.60, 0.70, 0.71, 0.80, OriginalSignificance.LikelyReal)]
    [TestCase(0.71, 0.80, 0.60, 0.70, OriginalSignificance.LikelyReal)]
    // Touching is overlapping by nothing.
    [TestCase(0.60, 0.70, 0.70, 0.80, OriginalSignificance.Uncertain)]
    // 0.05 of the narrower 0.10: exactly one half is not more than one half.
    [TestCase(0.25, 0.5, 0.375, 0.625, OriginalSignificance.Uncertain)]
    [TestCase(0.60, 0.70, 0.64, 0.80, OriginalSignificance.LikelyNoise)]
    // A width of 0 counts as 1: the overlap of 0 is 0 of it.
    [TestCase(0.65, 0.65, 0.60, 0.70, OriginalSignificance.Uncertain)]
    public void Intervals_are_compared_by_their_overlap(double a, double b, double c, double d, OriginalSignificance expected) =>
        OriginalReading.Significance(new SentInterval(a, b, null), new SentInterval(c, d, null)).ShouldBe(expected);

    [Test]
    public void Without_an_interval_there_is_too_little_to_say()
    {
        var known = new SentInterval(0.6, 0.7, null);
        OriginalReading.Significance(known, null).ShouldBe(OriginalSignificance.InsufficientData);
        OriginalReading.Significance(new SentInterval(null, null, 0.05), known).ShouldBe(OriginalSignificance.InsufficientData);
    }

    [Test]
    public void Gaps_have_four_digits() => OriginalReading.Gap(0.7, 0.6).ShouldBe(0.1);
}

public class TrendReadingTests
{
    [TestCase(new[] { 0.5 }, TrendWord.New)]
    [TestCase(new[] { 0.53, 0.50 }, TrendWord.Up)]
    [TestCase(new[] { 0.50, 0.53 }, TrendWord.Down)]
    [TestCase(new[] { 0.51, 0.50 }, TrendWord.Flat)]
    // +0.01 a step: too little for a jump; 0.04 over five of six.
    [TestCase(new[] { 0.55, 0.54, 0.53, 0.52, 0.51, 0.80 }, TrendWord.UpSlow)]
    [TestCase(new[] { 0.51, 0.52, 0.53, 0.54, 0.55 }, TrendWord.DownSlow)]
    [TestCase(new[] { 0.52, 0.51, 0.50 }, TrendWord.Flat)]
    public void The_word_is_that_of_the_newest_scores(double[] newestFirst, TrendWord expected) => TrendReading.Of(newestFirst).ShouldBe(expected);
}
