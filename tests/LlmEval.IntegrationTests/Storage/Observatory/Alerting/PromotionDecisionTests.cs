using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;
using LlmEval.Core.Pipeline.Observatory.Promotion;

namespace LlmEval.IntegrationTests.Storage.Observatory.Alerting;

/// <summary>Rules, decisions and the alerts that follow both.</summary>
[Parallelizable]
public class PromotionDecisionTests : AlertingFixture
{
    [Test]
    public async Task A_model_without_checkpoints_has_no_data_and_one_without_rules_no_rules()
    {
        (await StandingAsync()).Overall.ShouldBe(PromotionOverall.NoData);
        await SendAsync(Submission(1000, 0.8, 100));
        var standing = await StandingAsync();
        (standing.Overall, standing.CheckpointId).ShouldBe((PromotionOverall.NoRules, Checkpoint(1000)));
    }

    [Test]
    public async Task Failures_are_said_in_the_words_of_the_original()
    {
        await SuiteAsync("core", Dataset, "mbpp");
        await Rules.PutAsync(new PromotionRule { Name = "a", MinScores = new Dictionary<string, double> { [Dataset] = 0.75, ["gsm8k"] = 0.5 }, SuiteId = "core" }, None);
        await Rules.PutAsync(new PromotionRule { Name = "b", SuiteId = "no-such-suite", ModelId = Model }, None);
        await Rules.PutAsync(new PromotionRule { Name = "c", SuiteId = "no-such-suite", ModelId = "another" }, None);
        await SendAsync(Submission(1000, 0.9, 400), Submission(2000, 0.5, 400));
        var standing = await StandingAsync();
        standing.Overall.ShouldBe(PromotionOverall.Blocked);
        standing.Rules.Select(rule => rule.Rule.Rule.Name).ShouldBe(["a", "b"]);
        standing.Rules.SelectMany(rule => rule.Clauses).Where(clause => clause.Blocks).Select(clause => clause.Text).Distinct().ShouldBe(
        [
            "gsm8k: no score (need ≥0.5)",
            "humaneval: 0.5000 < 0.75",
            "Missing eval: mbpp",
            "Critical regressions on: humaneval",
            "Unknown suite: no-such-suite",
        ]);
    }

    [Test]
    public async Task A_checkpoint_that_becomes_ready_is_told_once_and_no_longer_when_it_is_not()
    {
        await Promotion.AddRuleAsync(new PromotionRule { Name = "floor", MinScores = new Dictionary<string, double> { [Dataset] = 0.5 } }, None);
        await SendAsync(Submission(1000, 0.8, 400));
        await SendAsync(Submission(1000, 0.8, 400));
        var ready = (await OpenAsync(AlertType.PromotionReady)).ShouldHaveSingleItem();
        ready.Alert.Message.ShouldBe("Aurora is ready to be promoted at step 1000");
        var stricter = await Promotion.AddRuleAsync(new PromotionRule { Name = "stricter", MinScores = new Dictionary<string, double> { [Dataset] = 0.95 } }, None);
        (await OpenAsync(AlertType.PromotionReady)).ShouldBeEmpty();
        await Promotion.DeleteRuleAsync(stricter!.Id, None);
        (await OpenAsync(AlertType.PromotionReady)).Select(alert => alert.Id).ShouldBe([ready.Id]);
        await Promotion.DecideAsync(Checkpoint(1000), DecisionKind.Promoted, "good", null, None);
        (await OpenAsync(AlertType.PromotionReady)).ShouldBeEmpty();
    }

    [Test]
    public async Task A_promoted_checkpoint_is_what_later_ones_are_compared_with()
    {
        await SendAsync(1000, Right(400, 260));
        await SendAsync(2000, Right(400, 300));
        await SendAsync(3000, Right(400, 150));
        await SendAsync(4000, Right(400, 155));
        await Promotion.DecideAsync(Checkpoint(1000), DecisionKind.Promoted, "shipped", null, None);
        var against = (await OpenAsync(AlertType.Regression)).Where(alert => alert.Alert.Reference == AlertReference.Promoted).ToList();
        // The previous and the best are compared once: only where the promoted one is neither.
        against.Select(alert => (alert.Step, alert.Alert.ReferenceCheckpointId)).ShouldBe([(3000, Checkpoint(1000)), (4000, Checkpoint(1000))]);
        await Promotion.DecideAsync(Checkpoint(1000), DecisionKind.Withdrawn, "by mistake", null, None);
        (await OpenAsync(AlertType.Regression)).ShouldAllBe(alert => alert.Alert.Reference != AlertReference.Promoted);
    }

    [Test]
    public async Task A_decision_keeps_what_the_rules_said_and_a_blocked_checkpoint_is_not_promoted()
    {
        var rule = (await Promotion.AddRuleAsync(new PromotionRule { Name = "floor", MinScores = new Dictionary<string, double> { [Dataset] = 0.9 } }, None))!;
        await SendAsync(Submission(1000, 0.8, 400));
        var refused = await Should.ThrowAsync<ObservatoryException>(Promotion.DecideAsync(Checkpoint(1000), DecisionKind.Promoted, "please", null, None));
        refused.Message.ShouldContain("humaneval: 0.8000 < 0.9");
        await Should.ThrowAsync<ObservatoryException>(Promotion.DecideAsync(Checkpoint(1000), DecisionKind.Withdrawn, "nothing there", null, None));
        (await Promotion.DecideAsync("no-such-checkpoint", DecisionKind.Rejected, "?", null, None)).ShouldBeNull();
        await Promotion.WaiveAsync(new NewWaiver(rule.Id, Checkpoint(1000), $"min_score:{Dataset}", "hard", Clock.GetUtcNow().AddDays(1)), null, None);
        await Promotion.DecideAsync(Checkpoint(1000), DecisionKind.Promoted, "with a waiver", null, None);
        await Promotion.DeleteRuleAsync(rule.Id, None);
        var decided = (await Decisions.ListAsync(Model, new ListPage(10), None)).ShouldHaveSingleItem();
        var said = StandingJson.Read(decided.StandingJson);
        (said.Overall, said.Rules.Single().Clauses[0].Waiver!.Reason).ShouldBe((PromotionOverall.Ready, "hard"));
        await Should.ThrowAsync<ObservatoryException>(Promotion.WaiveAsync(new NewWaiver(
            (await Promotion.AddRuleAsync(new PromotionRule { Name = "again" }, None))!.Id, Checkpoint(1000), "no-such-clause", "?", Clock.GetUtcNow().AddDays(1)), null, None));
    }
}
