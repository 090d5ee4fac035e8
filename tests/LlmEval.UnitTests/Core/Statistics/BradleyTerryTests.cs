using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class BradleyTerryTests
{
    // A. Agresti, Categorical Data Analysis (1990), section 10.5: the American League, Eastern Division, 1987; wins of row over column.
    private static readonly string[] Teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"];
    private static readonly int[,] Wins =
    {
        { 0, 7, 9, 7, 7, 9, 11 }, { 6, 0, 7, 5, 11, 9, 9 }, { 4, 6, 0, 7, 7, 8, 12 }, { 6, 8, 6, 0, 6, 7, 10 },
        { 6, 2, 6, 7, 0, 7, 12 }, { 4, 4, 5, 6, 6, 0, 6 }, { 2, 4, 1, 3, 1, 7, 0 },
    };

    private static readonly PairwiseResult[] Baseball =
    [
        .. from i in Enumerable.Range(0, 7)
           from j in Enumerable.Range(0, i)
           select new PairwiseResult(Teams[i], Teams[j], Wins[i, j], Wins[j, i]),
    ];

    // The R package BradleyTerry2 prints for these data, Baltimore as 0: Milwaukee 1.5814 (standard error 0.3433), Detroit 1.4364 (0.3396),
    // Toronto 1.2945 (0.3367), New York 1.2476 (0.3359), Boston 1.1077 (0.3339), Cleveland 0.6839 (0.3319). More digits by mpmath.
    [TestCase("Milwaukee", 1.58135587666, 0.343255981595)]
    [TestCase("Detroit", 1.43640843181, 0.339568506379)]
    [TestCase("Toronto", 1.29448512391, 0.336669401423)]
    [TestCase("New York", 1.24761784514, 0.335860922526)]
    [TestCase("Boston", 1.10769770538, 0.333878206989)]
    [TestCase("Cleveland", 0.683852769159, 0.331876672711)]
    public void Abilities_are_those_of_Agrestis_baseball(string team, double theta, double error)
    {
        var difference = BradleyTerry.Of(Baseball).Difference(team, "Baltimore");
        var perTheta = 400 / Math.Log(10);
        (difference.Value!.Value / perTheta).ShouldBe(theta, 1e-9);
        ((difference.Interval!.Value.Upper - difference.Value.Value) / perTheta / 1.95996398454005424).ShouldBe(error, 1e-9);
    }

    [Test]
    public void Elo_is_one_thousand_at_the_mean_and_sorts_the_strongest_first()
    {
        var result = BradleyTerry.Of(Baseball);
        result.Ratings.Select(rating => rating.Name).ShouldBe(Teams);
        result.Ratings[0].Elo!.Value.ShouldBe(1092.27078596, 1e-7);
        result.Ratings[6].Elo!.Value.ShouldBe(817.561133492, 1e-7);
        result.Ratings.Average(rating => rating.Elo)!.Value.ShouldBe(1000, 1e-9);
        result.Ratings.ShouldAllBe(rating => rating.Comparisons == 78 && rating.Interval!.Value.Lower < rating.Elo && rating.Elo < rating.Interval!.Value.Upper);
        (result.Disconnected, result.Separated, result.Reason).ShouldBe((false, false, null));
    }

    // Of two the maximum is ln(wins / losses) and the variance of the difference 1/wins + 1/losses, the logit's.
    [Test]
    public void Two_things_have_the_log_odds_and_a_tie_is_half_a_win()
    {
        var difference = BradleyTerry.Of([new("a", "b", 5, 1, 2)]).Difference("a", "b");
        difference.Value!.Value.ShouldBe(400 * Math.Log10(3), 1e-9);
        var half = 1.95996398454005424 * 400 / Math.Log(10) * Math.Sqrt((1 / 6.0) + (1 / 2.0));
        difference.Interval!.Value.Upper.ShouldBe(difference.Value.Value + half, 1e-8);
        BradleyTerry.Of([new("a", "b", 0, 0, 3)]).Ratings.ShouldAllBe(rating => rating.Elo == 1000);
    }

    [Test]
    public void Who_won_everything_has_no_finite_rating_and_is_named()
    {
        var result = BradleyTerry.Of([new("a", "b", 3, 0), new("b", "c", 2, 1), new("a", "c", 1, 0)]);
        result.Separated.ShouldBeTrue();
        result.Disconnected.ShouldBeFalse();
        result.Unbeaten.ShouldBe(["a"]);
        result.Reason.ShouldBe("a won every comparison with the others: no finite rating fits");
        result.Ratings.ShouldAllBe(rating => rating.Theta == null && rating.Elo == null && rating.Interval == null && rating.Comparisons > 0);
        result.Difference("a", "b").ShouldBe(new Estimate { Reason = result.Reason });
    }

    [Test]
    public void A_group_that_won_everything_against_the_rest_is_named()
    {
        var result = BradleyTerry.Of([new("a", "b", 1, 1), new("b", "c", 4, 0), new("c", "d", 1, 2)]);
        result.Unbeaten.ShouldBe(["a", "b"]);
    }

    [Test]
    public void A_tie_with_the_rest_ends_separation() =>
        BradleyTerry.Of([new("a", "b", 3, 0, 1), new("b", "c", 2, 1)]).Reason.ShouldBeNull();

    [Test]
    public void Groups_that_never_met_are_listed()
    {
        var result = BradleyTerry.Of([new("a", "b", 1, 1), new("c", "d", 1, 1), new("a", "d", 0, 0)]);
        result.Disconnected.ShouldBeTrue();
        result.Groups.ShouldBe([["a", "b"], ["c", "d"]]);
        result.Reason.ShouldBe("the comparisons fall into 2 groups that were never compared with each other");
        result.Ratings.Select(rating => rating.Elo).ShouldAllBe(elo => elo == null);
    }

    [Test]
    public void Separation_within_a_group_shows_beside_the_other_flag()
    {
        var result = BradleyTerry.Of([new("a", "b", 1, 1), new("c", "d", 2, 0)]);
        (result.Disconnected, result.Separated).ShouldBe((true, true));
        result.Unbeaten.ShouldBe(["c"]);
    }

    [Test]
    public void Without_comparisons_there_is_nothing_to_rate()
    {
        var result = BradleyTerry.Of([]);
        result.Ratings.ShouldBeEmpty();
        result.Reason.ShouldBe("no comparisons");
    }

    [FsCheck.NUnit.Property]
    public bool At_the_maximum_the_expected_wins_are_the_wins_and_order_changes_nothing(byte[] raw)
    {
        // Five things in a ring with a point for each neighbour: always connected and never separated.
        List<PairwiseResult> results = [.. Enumerable.Range(0, 5).Select(i => new PairwiseResult($"{i}", $"{(i + 1) % 5}", 1, 1))];
        for (var k = 0; k + 2 < raw.Length; k += 3)
        {
            if (raw[k] % 5 != raw[k + 1] % 5) results.Add(new PairwiseResult($"{raw[k] % 5}", $"{raw[k + 1] % 5}", raw[k + 2], raw[k] / 64, raw[k + 1] / 64));
        }

        var result = BradleyTerry.Of(results);
        var theta = result.Ratings.ToDictionary(rating => rating.Name, rating => rating.Theta!.Value);
        var balanced = theta.Keys.All(name =>
        {
            var won = results.Sum(r => r.First == name ? r.FirstWins + (r.Ties / 2) : r.Second == name ? r.SecondWins + (r.Ties / 2) : 0);
            var expected = results.Where(r => r.First == name || r.Second == name)
                .Sum(r => (r.FirstWins + r.SecondWins + r.Ties) / (1 + Math.Exp(theta[r.First == name ? r.Second : r.First] - theta[name])));
            return Math.Abs(won - expected) < 1e-6 * Math.Max(1, won);
        });
        results.Reverse();
        var again = BradleyTerry.Of([.. results.Select(r => new PairwiseResult(r.Second, r.First, r.SecondWins, r.FirstWins, r.Ties))]);
        return balanced && again.Ratings.All(rating => Math.Abs(rating.Theta!.Value - theta[rating.Name]) < 1e-9);
    }

    [Test]
    public void Very_uneven_results_still_have_their_maximum()
    {
        var result = BradleyTerry.Of([new("a", "b", 1_000_000, 1), new("b", "c", 1_000_000, 1), new("c", "d", 999_999, 0, 1)]);
        result.Difference("a", "b").Value!.Value.ShouldBe(400 * 6, 1e-3);
        result.Difference("c", "d").Value!.Value.ShouldBe(400 * Math.Log10(999_999.5 / 0.5), 1e-3);
    }

    [Test]
    public void Impossible_results_are_refused()
    {
        Should.Throw<ArgumentException>(() => BradleyTerry.Of([new("a", "a", 1, 1)]));
        Should.Throw<ArgumentException>(() => BradleyTerry.Of([new("a", "b", -1, 1)]));
        Should.Throw<ArgumentException>(() => BradleyTerry.Of([new("a", "b", double.NaN, 1)]));
        Should.Throw<ArgumentException>(() => BradleyTerry.Of([new("a", "b", 1, 1)]).Difference("a", "z"));
    }
}
