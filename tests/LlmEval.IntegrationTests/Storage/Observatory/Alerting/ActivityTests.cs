using LlmEval.Adapters.Postgres.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.IntegrationTests.Storage.Observatory.Alerting;

/// <summary>What happened, in the original's words, once.</summary>
[Parallelizable]
public class ActivityTests : AlertingFixture
{
    [Test]
    public async Task Each_measurement_is_noted_once_with_what_was_found_in_it()
    {
        EvalResultSubmission[] scores =
        [
            Submission(1000, 0.5, 400),
            Submission(2000, 0.9, 400),
            Submission(3000, 0.7, 400),
            Submission(4000, 0.7, 400),
            Submission(1000, 0.4, 100, "mbpp") with { Step = null, CheckpointId = "aurora__final" },
        ];
        foreach (var score in scores) await SendAsync(score);
        await SendAsync(scores);
        var log = await new PostgresActivityLog(Database).ListAsync(Model, [], new ListPage(50), None);
        log.Reverse().Select(happened => (happened.Event.Type, happened.Event.Summary)).ShouldBe(
        [
            ("eval_completed", "Aurora / humaneval: 0.5000 (first eval)"),
            ("improvement", "Aurora / humaneval: 0.9000 (Δ+0.4000)"),
            ("regression", "Aurora / humaneval: 0.7000 (Δ-0.2000)"),
            ("eval_completed", "Aurora / humaneval: 0.7000 (Δ+0.0000)"),
            ("eval_completed", "Aurora / mbpp: 0.4000"),
        ]);
        log[^1].Event.DetailJson.ShouldBe("""{"new_score": 0.5}""");
        log[^2].Event.DetailJson.ShouldBe("""{"delta": 0.4, "new_score": 0.9, "prev_score": 0.5, "significance": "likely_real"}""");
        (await new PostgresActivityLog(Database).ListAsync(null, ["regression"], new ListPage(50), None)).Count.ShouldBe(1);
    }
}
