using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class ClusteredRatingsTests
{
    private static readonly string[] Categories = ["0", "1", "2"];

    // irrCAC's contingency table of two abstractors; the values are those of RaterAgreementTests and of irrCAC's vignette.
    private static readonly ClusteredRatings TwoAbstractors =
        new([.. StatisticsData.Pairs(StatisticsData.Abstractors).Select((pair, i) => new ClusteredItem($"{i}", [pair.First, pair.Second]))], Categories, seed: 7);

    [Test]
    public void The_values_are_the_published_ones()
    {
        TwoAbstractors.Raw().Value!.Value.ShouldBe(0.89, 1e-12);
        TwoAbstractors.Kappa().Value!.Value.ShouldBe(0.7964094, 5e-8);
        TwoAbstractors.Alpha(RatingScale.Nominal).Value!.Value.ShouldBe(0.7972585, 5e-8);
        TwoAbstractors.Ac1().Value!.Value.ShouldBe(0.8493305, 5e-8);
    }

    [Test]
    public void Intervals_are_drawn_over_clusters_and_carry_the_seed()
    {
        var kappa = TwoAbstractors.Kappa();
        kappa.Interval!.Value.Method.ShouldBe("percentile bootstrap over tasks");
        kappa.Seed.ShouldBe(7);
        // With a cluster per item this is the ordinary bootstrap: near the normal interval, 0.796 ± 1.96 · 0.0589.
        kappa.Interval.Value.Lower.ShouldBe(0.681, 0.02);
        kappa.Interval.Value.Upper.ShouldBe(0.912, 0.02);
    }

    [Test]
    public void Items_of_one_cluster_count_as_one_observation()
    {
        var pairs = StatisticsData.Pairs(StatisticsData.Abstractors).ToList();
        ClusteredItem[] repeated = [.. pairs.SelectMany((pair, i) => Enumerable.Repeat(new ClusteredItem($"{i}", [pair.First, pair.Second]), 9))];
        var clustered = new ClusteredRatings(repeated, Categories, seed: 7).Kappa();
        clustered.Value!.Value.ShouldBe(TwoAbstractors.Kappa().Value!.Value, 1e-12);
        clustered.Interval!.Value.Lower.ShouldBe(TwoAbstractors.Kappa().Interval!.Value.Lower, 1e-12);
        clustered.Items.ShouldBe(900);
    }

    [Test]
    public void What_is_undefined_says_why()
    {
        new ClusteredRatings([], Categories, seed: 1).Kappa().Reason.ShouldBe("no item has two ratings");
        var constant = new ClusteredRatings([new("a", ["1", "1"]), new("b", ["1", "1"])], Categories, seed: 1);
        constant.Kappa().ShouldBe(new RaterAgreement { Items = 2, Seed = 1, Reason = "both raters used one category only: agreement by chance is 1" });
        constant.Alpha(RatingScale.Ordinal).Reason.ShouldBe("all ratings are the same: disagreement by chance is 0");
        constant.Ac1().Value.ShouldBe(1);
        constant.Ac1().Reason.ShouldBe("no interval: every draw has the same value");
        new ClusteredRatings([new("a", ["1", "2"]), new("a", ["1", "1"])], Categories, seed: 1).Raw().Reason.ShouldBe("no interval: one task has no spread");
    }

    [Test]
    public void A_rating_outside_the_categories_is_refused() =>
        Should.Throw<ArgumentException>(() => new ClusteredRatings([new("a", ["1", "9"])], Categories, seed: 1)).Message.ShouldContain("'9'");

    [FsCheck.NUnit.Property(MaxTest = 25)]
    public bool Values_are_those_of_the_plain_coefficients((byte First, byte Second, byte Third, bool HasThird)[] any)
    {
        List<string[]> items =
        [
            .. any.Append(((byte)0, (byte)1, (byte)2, true))
                .Select(item => item.Item4 ? new[] { $"{item.Item1 % 3}", $"{item.Item2 % 3}", $"{item.Item3 % 3}" } : [$"{item.Item1 % 3}", $"{item.Item2 % 3}"]),
        ];
        var clustered = new ClusteredRatings([.. items.Select((item, i) => new ClusteredItem($"{i / 2}", item))], Categories, seed: 1);
        var plain = RatingTable.Of(items, Categories);
        return Equal(clustered.Raw(), RawAgreement.Of(plain))
            && Equal(clustered.Kappa(), CohenKappa.Of([.. items.Select(item => ((string?)item[0], (string?)item[1]))]))
            && Equal(clustered.Alpha(RatingScale.Ordinal), KrippendorffAlpha.Of(plain, RatingScale.Ordinal, seed: 1))
            && Equal(clustered.Ac1(), GwetAc1.Of(plain));

        static bool Equal(RaterAgreement a, RaterAgreement b) =>
            a.Value is null == b.Value is null && Math.Abs((a.Value ?? 0) - (b.Value ?? 0)) < 1e-9;
    }
}
