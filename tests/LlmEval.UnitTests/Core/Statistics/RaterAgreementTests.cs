using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class RaterAgreementTests
{
    private static readonly RatingTable FourRaters = RatingTable.Of(StatisticsData.Krippendorff);

    private static readonly RatingTable TwoAbstractors =
        RatingTable.Of([.. StatisticsData.Pairs(StatisticsData.Abstractors).Select(pair => new[] { pair.First, pair.Second })]);

    // K. Krippendorff (2011), sections D and E: nominal 0.743, ordinal 0.815. More digits by exact fractions.
    [TestCase(RatingScale.Nominal, 0.743421052632)]
    [TestCase(RatingScale.Ordinal, 0.815387503755)]
    public void Alpha_of_Krippendorffs_example(RatingScale scale, double expected)
    {
        var alpha = KrippendorffAlpha.Of(FourRaters, scale, seed: 1);
        alpha.Value!.Value.ShouldBe(expected, 1e-11);
        alpha.Items.ShouldBe(11);
        alpha.Interval!.Value.Method.ShouldBe("percentile bootstrap");
        alpha.Interval!.Value.Lower.ShouldBeLessThan(expected);
        alpha.Interval!.Value.Upper.ShouldBeGreaterThan(expected);
        alpha.Seed.ShouldBe(1);
    }

    // irrCAC's overview vignette: krippen2.table(cont3x3abstractors) 0.7972585.
    [Test]
    public void Alpha_of_two_raters() =>
        KrippendorffAlpha.Of(TwoAbstractors, RatingScale.Nominal, seed: 1).Value!.Value.ShouldBe(0.7972585, 5e-8);

    [Test]
    public void The_seed_decides_the_interval()
    {
        KrippendorffAlpha.Of(FourRaters, RatingScale.Ordinal, seed: 7).ShouldBe(KrippendorffAlpha.Of(FourRaters, RatingScale.Ordinal, seed: 7));
        KrippendorffAlpha.Of(FourRaters, RatingScale.Ordinal, seed: 8).Interval
            .ShouldNotBe(KrippendorffAlpha.Of(FourRaters, RatingScale.Ordinal, seed: 7).Interval);
    }

    // irrCAC's vignette, gwet.ac1.raw(cac.raw4raters): 0.77544, standard error 0.14295, interval 0.461 to 1.
    [Test]
    public void Ac1_of_four_raters_with_missing_ratings()
    {
        var ac1 = GwetAc1.Of(FourRaters);
        ac1.Value!.Value.ShouldBe(0.7754440681, 1e-10);
        ac1.StandardError!.Value.ShouldBe(0.1429499506, 1e-10);
        Math.Round(ac1.Interval!.Value.Lower, 3).ShouldBe(0.461);
        ac1.Interval!.Value.Upper.ShouldBe(1);
        ac1.Items.ShouldBe(12);
    }

    // gwet.ac1.table(cont3x3abstractors): 0.8493305, standard error 0.04321747 with divisor n; ours has Gwet's later n − 1.
    [Test]
    public void Ac1_of_two_raters()
    {
        var ac1 = GwetAc1.Of(TwoAbstractors);
        ac1.Value!.Value.ShouldBe(0.8493305, 5e-8);
        ac1.StandardError!.Value.ShouldBe(0.04321747 * Math.Sqrt(100.0 / 99), 1e-8);
    }

    // pa.coeff.raw(cac.raw4raters): 0.8181818; pa2.table(cont3x3abstractors): 0.89.
    [Test]
    public void Raw_agreement_is_the_share_of_agreeing_pairs()
    {
        var four = RawAgreement.Of(FourRaters);
        four.Value!.Value.ShouldBe(0.8181818181818182, 1e-15);
        (four.Items, four.Interval!.Value.Method).ShouldBe((11, "t over items"));
        var two = RawAgreement.Of(TwoAbstractors);
        two.Value!.Value.ShouldBe(0.89, 1e-15);
        two.Interval.ShouldBe(Wilson.Interval(89, 100) with { Method = "wilson over items" });
    }

    // kappa2.table(cont3x3abstractors): 0.7964094, standard error 0.05891072.
    [Test]
    public void Kappa_of_the_abstractors()
    {
        var kappa = CohenKappa.Of([.. StatisticsData.Pairs(StatisticsData.Abstractors)]);
        kappa.Value!.Value.ShouldBe(0.796409402184, 1e-12);
        kappa.StandardError!.Value.ShouldBe(0.05891072, 5e-9);
        kappa.Interval!.Value.Lower.ShouldBe(0.796409402184 - (1.95996398454005424 * 0.0589107183261), 1e-10);
    }

    // J. Cohen's example of 200 cases: 0.492. Wikipedia's first example: 0.4.
    [Test]
    public void Kappa_of_Cohens_example()
    {
        CohenKappa.Of([.. StatisticsData.Pairs(new[,] { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } })]).Value!.Value.ShouldBe(0.491525423729, 1e-12);
        CohenKappa.Of([.. StatisticsData.Pairs(new[,] { { 20, 5 }, { 10, 15 } })]).Value!.Value.ShouldBe(0.4, 1e-15);
    }

    [Test]
    public void Kappa_leaves_out_items_with_a_missing_rating() =>
        CohenKappa.Of([("a", "a"), ("a", null), (null, "b"), ("b", "a"), ("b", "b")])
            .ShouldBe(CohenKappa.Of([("a", "a"), ("b", "a"), ("b", "b")]));

    [Test]
    public void One_category_leaves_chance_corrected_agreement_undefined()
    {
        var same = RatingTable.Of([["x", "x"], ["x", "x"], ["x", "x"]]);
        KrippendorffAlpha.Of(same, RatingScale.Nominal, 1).Value.ShouldBeNull();
        KrippendorffAlpha.Of(same, RatingScale.Ordinal, 1).Reason.ShouldBe("all ratings are the same: disagreement by chance is 0");
        GwetAc1.Of(same).Reason.ShouldBe("one category only: agreement by chance is undefined");
        CohenKappa.Of([("x", "x"), ("x", "x")]).Reason.ShouldBe("both raters used one category only: agreement by chance is 1");
        RawAgreement.Of(same).Value.ShouldBe(1);
        RawAgreement.Of(same).Interval!.Value.Lower.ShouldBe(Wilson.Interval(3, 3).Lower);
    }

    // Why AC1 is there: of 100 items 98 agree on "pass", two are split; kappa is near 0, AC1 near the raw agreement.
    [Test]
    public void A_declared_category_that_nobody_used_still_counts_for_Ac1()
    {
        var ac1 = GwetAc1.Of(RatingTable.Of([["x", "x"], ["x", "x"]], ["x", "y"]));
        ac1.Value.ShouldBe(1);
        ac1.Reason.ShouldBe("no interval: no spread over items");
        (string?, string?)[] skewed = [.. Enumerable.Repeat<(string?, string?)>(("p", "p"), 98), ("p", "f"), ("f", "p")];
        CohenKappa.Of(skewed).Value!.Value.ShouldBe(-0.0101, 0.0001);
        GwetAc1.Of(RatingTable.Of([.. skewed.Select(pair => new[] { pair.Item1, pair.Item2 })])).Value!.Value.ShouldBeGreaterThan(0.97);
    }

    [Test]
    public void Perfect_agreement_has_no_interval_of_zero_width()
    {
        var table = RatingTable.Of([["a", "a"], ["b", "b"], ["a", "a"], ["b", "b"], ["a", "a"], ["b", "b"]]);
        KrippendorffAlpha.Of(table, RatingScale.Nominal, 3).Value.ShouldBe(1);
        KrippendorffAlpha.Of(table, RatingScale.Nominal, 3).Interval.ShouldBeNull();
        GwetAc1.Of(table).Interval.ShouldBeNull();
        CohenKappa.Of([("a", "a"), ("b", "b")]).Value.ShouldBe(1);
        CohenKappa.Of([("a", "a"), ("b", "b")]).Interval.ShouldBeNull();
    }

    [Test]
    public void Without_pairs_of_ratings_nothing_is_known()
    {
        var single = RatingTable.Of([["a", null], [null, "b"], [null, null]]);
        RawAgreement.Of(single).Reason.ShouldBe("no item has two ratings");
        GwetAc1.Of(single).Reason.ShouldBe("no item has two ratings");
        KrippendorffAlpha.Of(single, RatingScale.Nominal, 1).Reason.ShouldBe("no item has two ratings");
        CohenKappa.Of([("a", null)]).Reason.ShouldBe("no item has both ratings");
        CohenKappa.Of([("a", "b")]).ShouldBe(new RaterAgreement { Items = 1, Value = 0, Reason = "no interval: one item has no spread" });
    }

    [Test]
    public void The_order_of_categories_matters_to_the_ordinal_scale_alone()
    {
        string[][] items = [["low", "mid"], ["mid", "mid"], ["high", "high"], ["low", "low"], ["mid", "high"]];
        var right = RatingTable.Of(items, ["low", "mid", "high"]);
        var wrong = RatingTable.Of(items, ["mid", "low", "high"]);
        KrippendorffAlpha.Of(right, RatingScale.Nominal, 1).Value!.Value.ShouldBe(KrippendorffAlpha.Of(wrong, RatingScale.Nominal, 1).Value!.Value, 1e-15);
        KrippendorffAlpha.Of(right, RatingScale.Ordinal, 1).Value!.Value.ShouldBeGreaterThan(KrippendorffAlpha.Of(wrong, RatingScale.Ordinal, 1).Value!.Value);
    }

    [FsCheck.NUnit.Property]
    public bool Coefficients_are_bounded_and_blind_to_the_order_of_items_and_raters((byte First, byte Second)[] raw)
    {
        (string? First, string? Second)[] pairs = [.. raw.Select(pair => (Name(pair.First), Name(pair.Second)))];
        (string? First, string? Second)[] swapped = [.. pairs.Reverse().Select(pair => (pair.Second, pair.First))];
        var (a, b) = (Table(pairs), Table(swapped));
        return Same(CohenKappa.Of(pairs), CohenKappa.Of(swapped))
            && Same(GwetAc1.Of(a), GwetAc1.Of(b))
            && Same(RawAgreement.Of(a), RawAgreement.Of(b));

        static string? Name(byte value) => value % 4 == 3 ? null : $"{value % 4}";
        static RatingTable Table((string? First, string? Second)[] pairs) => RatingTable.Of([.. pairs.Select(pair => new[] { pair.First, pair.Second })]);
        static bool Same(RaterAgreement x, RaterAgreement y) => (x.Value, x.Interval) switch
        {
            (null, null) => y.Value is null && x.Reason is not null,
            (null, _) => false,
            ({ } value, var interval) => value is >= -1 - 1e-12 and <= 1 + 1e-12 && Math.Abs(value - y.Value!.Value) < 1e-12
                && (interval is null ? x.Reason is not null : interval.Value.Lower <= value + 1e-12 && value - 1e-12 <= interval.Value.Upper),
        };
    }

    [Test]
    public void A_rating_outside_the_categories_is_refused() =>
        Should.Throw<ArgumentException>(() => RatingTable.Of([["a", "c"]], ["a", "b"])).Message.ShouldStartWith("The rating 'c' is not among");
}
