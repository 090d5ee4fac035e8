using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Lab.Figures;

public class ConfigStatisticsTests
{
    [Test]
    public void Versions_have_numbers_of_their_own_the_newest_first()
    {
        var statistics = ConfigStatistics.Of(new LabEvidence { Experiments = [SomeExperiments.Facts("b"), SomeExperiments.Facts("a"), SomeExperiments.Facts("a", version: 2), SomeExperiments.Facts("a", version: 2)] });

        statistics.Select(config => (config.Config.Name, config.Config.Version, config.Experiments)).ShouldBe([("a", 2, 2), ("a", 1, 1), ("b", 1, 1)]);
    }

    [Test]
    public void Figures_are_of_answers_and_what_has_no_price_is_not_free()
    {
        var batch = SomeExperiments.Batch();
        ExperimentFacts first = SomeExperiments.Facts(run: "r1", seconds: 1, usd: 0.02m), second = SomeExperiments.Facts(run: "r2", seconds: 3, usd: null, isAcceptable: false), rival = SomeExperiments.Facts("b");
        var config = ConfigStatistics.Of(new LabEvidence
        {
            Experiments = [first, second, SomeExperiments.Facts(run: "r3", isSuccess: false), rival],
            Batches = [batch],
            AiScores = [SomeExperiments.Score(batch, first, 8), SomeExperiments.Score(batch, second, 6)],
            Rankings = [SomeExperiments.Ranking("r1", "kim", 0, [rival.Id], [first.Id]), SomeExperiments.Ranking("r1", "lee", 0, [first.Id], [rival.Id])],
        })[0];

        (config.Experiments, config.Successes, config.AiScores, config.Rankings, config.Unpriced, config.Unacceptable).ShouldBe((3, 2, 2, 2, 1, 1));
        config.Seconds.Value.ShouldBe(2);
        config.AiScore.Value.ShouldBe(7);
        // The means of 1 and 3, and of 8 and 6, over two runs: SE 1, ± 12.706205; cut to what seconds and scores can be.
        config.Seconds.Interval!.Value.Lower.ShouldBe(0);
        config.Seconds.Interval!.Value.Upper.ShouldBe(2 + 12.706205, 1e-6);
        (config.AiScore.Interval!.Value.Lower, config.AiScore.Interval!.Value.Upper).ShouldBe((0, 10));
        config.AiScore.Interval!.Value.Method.ShouldBe("t over runs of one prompt");
        config.HumanRank.ShouldBe(new Estimate { Value = 1.5, Reason = "no interval: one experiment has no spread" });
        config.CostUsd.ShouldBe(new Estimate { Value = 0.02, Reason = "no interval: one experiment has no spread" });
    }

    [Test]
    public void What_nobody_measured_is_null_with_a_reason()
    {
        var config = ConfigStatistics.Of(new LabEvidence { Experiments = [SomeExperiments.Facts(usd: null)] })[0];

        (config.AiScore.Value, config.AiScore.Reason).ShouldBe((null, "no judge has scored it"));
        (config.HumanRank.Value, config.HumanRank.Reason).ShouldBe((null, "nobody has ranked it"));
        (config.CostUsd.Value, config.CostUsd.Reason).ShouldBe((null, "the price is unknown"));
        var failed = ConfigStatistics.Of(new LabEvidence { Experiments = [SomeExperiments.Facts(isSuccess: false)] })[0];
        (failed.Seconds.Reason, failed.CostUsd.Reason, failed.Unpriced).ShouldBe(("no answer", "no answer", 0));
    }

    [Test]
    public void Over_several_prompts_prompts_are_the_unit()
    {
        ExperimentFacts[] experiments =
        [
            SomeExperiments.Facts(prompt: "x", run: "r1", seconds: 1), SomeExperiments.Facts(prompt: "x", run: "r2", seconds: 1), SomeExperiments.Facts(prompt: "y", run: "r3", seconds: 3), SomeExperiments.Facts(prompt: "y", run: "r4", seconds: 3),
        ];
        var seconds = ConfigStatistics.Of(new LabEvidence { Experiments = experiments })[0].Seconds;

        seconds.Value.ShouldBe(2);
        // Two clusters, each all of one value: CR1 = √(2/1 · (2² + 2²)/4²) = 1; ± 12.706205.
        seconds.Interval!.Value.Upper.ShouldBe(2 + 12.706205, 1e-6);
        seconds.Interval!.Value.Method.ShouldBe("t over prompts (CR1)");
    }
}
