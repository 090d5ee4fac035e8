using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.IntegrationTests.Storage.Observatory.Alerting;

/// <summary>What is an alert and what is not, and what a promotion says: row by row, through the store.</summary>
[Parallelizable]
public class TruthTableTests : AlertingFixture
{
    [Test]
    public async Task A_drop_of_6_points_with_p_of_0118_and_a_minimum_effect_of_3_is_a_warning()
    {
        // 200 shared examples: 16 lost and 4 won, so p = 2 · P(B(20, ½) ≤ 4) = .0118.
        await SendAsync(1000, Right(200, 120));
        await SendAsync(2000, [.. Right(200, 120 - 16).Select((right, i) => right || i is >= 120 and < 124)]);
        var alert = (await OpenAsync()).ShouldHaveSingleItem();
        (alert.Alert.Type, alert.Alert.Severity, alert.Alert.Reference).ShouldBe((AlertType.Regression, AlertSeverity.Warning, AlertReference.Previous));
        alert.Alert.Message.ShouldBe("Aurora may have regressed on humaneval: 0.6000 → 0.5400 (-0.0600)");
        var detail = AlertDetail.Read(alert.Alert.DetailJson)!;
        detail.ShouldSatisfyAllConditions(
            () => (detail.PrevScore, detail.NewScore, detail.Delta).ShouldBe((0.6, 0.54, -0.06)),
            () => detail.PValue!.Value.ShouldBe(0.0118, 0.00005),
            () => (detail.Verdict, detail.Paired, detail.N, detail.MinimumEffect).ShouldBe(("worse", true, 200, 0.03)),
            // The interval reaches drops that would not matter: not critical.
            () => detail.DifferenceUpper!.Value.ShouldBe(-0.0166, 0.0002));
    }

    [Test]
    public async Task A_drop_that_matters_at_every_value_of_its_interval_is_critical()
    {
        await SendAsync(1000, Right(400, 300));
        await SendAsync(2000, Right(400, 220));
        var alert = (await OpenAsync()).ShouldHaveSingleItem();
        alert.Alert.Severity.ShouldBe(AlertSeverity.Critical);
        alert.Alert.Message.ShouldBe("Aurora regressed on humaneval: 0.7500 → 0.5500 (-0.2000)");
        AlertDetail.Read(alert.Alert.DetailJson)!.DifferenceUpper!.Value.ShouldBeLessThan(-0.03);
    }

    [Test]
    public async Task A_drop_of_1_point_with_p_of_0001_is_no_alert()
    {
        // 1,500 shared examples, 15 lost and none won: p = 2 · 2⁻¹⁵ = .00006; and with 1 won of 18, p = .0001.
        await SendAsync(1000, Right(1500, 900));
        await SendAsync(2000, [.. Right(1500, 900 - 17).Select((right, i) => right || i == 900)]);
        (await OpenAsync()).ShouldBeEmpty();
        var compared = await CompareAsync(2000, 1000);
        (compared.Verdict, compared.Test!.PValue!.Value < 0.0002, Math.Abs(compared.Difference!.Value!.Value + 0.0107) < 0.0001).ShouldBe(
            (Core.Observatory.Comparing.ScoreVerdict.SmallButReal, true, true));
    }

    [Test]
    public async Task A_drop_of_10_points_of_8_examples_is_no_alert_but_too_little_data_with_what_could_be_found()
    {
        await SendAsync(1000, Right(8, 6));
        await SendAsync(2000, Right(8, 5));
        (await OpenAsync()).ShouldBeEmpty();
        var compared = await CompareAsync(2000, 1000);
        compared.Verdict.ShouldBe(Core.Observatory.Comparing.ScoreVerdict.TooLittleData);
        compared.DetectableEffect!.Value.ShouldBeGreaterThan(0.1);
    }

    [Test]
    public async Task Five_steps_down_of_1_2_points_are_silent_against_the_previous_and_fire_against_the_best()
    {
        foreach (var step in Enumerable.Range(0, 6)) await SendAsync(1000 * (step + 1), Right(1000, 700 - (12 * step)));
        var open = await OpenAsync();
        open.ShouldAllBe(alert => alert.Alert.Reference == AlertReference.Best && alert.Alert.ReferenceCheckpointId == Checkpoint(1000));
        // From the third step on the drop from the best is 3.6 points and more.
        open.Select(alert => alert.Step).ShouldBe([4000, 5000, 6000]);
        open[0].Alert.Message.ShouldEndWith("0.7000 → 0.6640 (-0.0360) against the best checkpoint, step 1000");
    }

    [Test]
    public async Task A_step_that_arrives_after_a_later_one_has_the_later_one_compared_again()
    {
        await SendAsync(2000, Right(200, 120));
        await SendAsync(4000, Right(200, 60));
        var first = (await OpenAsync()).ShouldHaveSingleItem();
        first.Alert.ReferenceCheckpointId.ShouldBe(Checkpoint(2000));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(3000, Right(200, 62));

        var open = await OpenAsync();
        open.Select(alert => (alert.Step, alert.Alert.Reference, alert.Alert.ReferenceCheckpointId)).ShouldBe(
            [(3000, AlertReference.Previous, Checkpoint(2000)), (4000, AlertReference.Best, Checkpoint(2000))], ignoreOrder: true);
        var resolved = (await Alerts.FindAsync(first.Id, None))!;
        (resolved.State, resolved.Change!.UserName, resolved.Change.At).ShouldBe((AlertState.Resolved, null, Clock.GetUtcNow()));
        // When the score of step 3000 came, its examples had not come yet.
        resolved.Change.Reason.ShouldBe("Compared again: likely noise.");
    }

    [Test]
    public async Task Another_dataset_hash_is_not_comparable_and_no_alert()
    {
        await SendAsync(1000, Right(200, 150));
        await SendAsync(2000, Right(200, 20), submission => submission with { Setup = submission.Setup with { DatasetVersion = "v2" } });
        (await OpenAsync()).ShouldBeEmpty();
        var compared = await CompareAsync(2000, 1000);
        (compared.Verdict, compared.Differences.Single(difference => difference.Forbids).Field).ShouldBe((Core.Observatory.Comparing.ScoreVerdict.NotComparable, "dataset_version"));
    }

    [Test]
    public async Task A_failed_run_on_a_guarded_suite_makes_the_promotion_unknown_and_blocks_it_by_name()
    {
        await SuiteAsync("core", Dataset, "mbpp");
        await Promotion.AddRuleAsync(new PromotionRule { Name = "guard", SuiteId = "core" }, None);
        await SendAsync(Submission(1000, 0.8, 100), Submission(1000, 0.7, 100, "mbpp"));
        (await StandingAsync()).Overall.ShouldBe(PromotionOverall.Ready);
        await SendAsync(Submission(1000, 0, dataset: "mbpp") with
        {
            RunId = "run-broken",
            Metrics = [],
            Status = MeasurementStatus.Failed,
            ErrorMessage = "out of memory",
        });
        var standing = await StandingAsync();
        standing.Overall.ShouldBe(PromotionOverall.Blocked);
        var clause = standing.Rules.Single().Clauses.Single(clause => clause.Clause == "measured:mbpp");
        (clause.Result, clause.Text).ShouldBe((ClauseResult.Unknown, "mbpp: run run-broken is failed: out of memory"));
    }

    [Test]
    public async Task A_lower_bound_of_74_fails_a_floor_of_75_unless_the_point_of_78_is_asked_for()
    {
        var rule = new PromotionRule { Name = "floor", MinScores = new Dictionary<string, double> { [Dataset] = 0.75 } };
        var added = await Promotion.AddRuleAsync(rule, None);
        await SendAsync(Submission(1000, 0.78) with { Metrics = [new SubmittedMetric("accuracy", 0.78, new ScoreInterval(0.74, 0.82, "bootstrap"))] });
        var standing = await StandingAsync();
        standing.Overall.ShouldBe(PromotionOverall.Blocked);
        standing.Rules.Single().Clauses.Single(clause => clause.Blocks).Text.ShouldBe("humaneval: lower bound 0.7400 of 0.7800 < 0.75");
        await Promotion.ReplaceRuleAsync(added!.Id, rule with { Bound = ScoreBound.Point }, None);
        (await StandingAsync()).Overall.ShouldBe(PromotionOverall.Ready);
    }

    [Test]
    public async Task A_waiver_that_has_expired_leaves_it_blocked_again()
    {
        var rule = (await Promotion.AddRuleAsync(new PromotionRule { Name = "floor", MinScores = new Dictionary<string, double> { [Dataset] = 0.9 } }, None))!;
        await SendAsync(Submission(1000, 0.8, 100));
        (await StandingAsync()).Overall.ShouldBe(PromotionOverall.Blocked);
        var wanted = new NewWaiver(rule.Id, Checkpoint(1000), $"min_score:{Dataset}", "known to be hard", Clock.GetUtcNow().AddDays(7));
        (await Promotion.WaiveAsync(wanted, null, None)).ShouldNotBeNull();
        (await StandingAsync()).Overall.ShouldBe(PromotionOverall.Ready);
        Clock.Advance(TimeSpan.FromDays(7));
        var standing = await StandingAsync();
        (standing.Overall, standing.Rules.Single().Clauses[0].Waiver).ShouldBe((PromotionOverall.Blocked, null));
    }

    private async Task<Core.Observatory.Comparing.ScoreComparison> CompareAsync(long step, long against)
    {
        var scores = await new Adapters.Postgres.Observatory.PostgresScoreReader(Database).ReadAsync(new Core.Domain.Observatory.Reading.ScoreFilter { PrimaryOnly = true }, None);
        var pair = new RunPair(Run(step), Run(against));
        var shared = await new Adapters.Postgres.Observatory.PostgresPairedExamples(Database).CountAsync([pair], None);
        var (first, second) = (scores.Single(score => score.Score.Step == step), scores.Single(score => score.Score.Step == against));
        return Core.Observatory.Comparing.ScoreComparer.Compare(first.Score, second.Score, shared[pair], isSameModel: true, ComparisonPolicy.Default);
    }
}
