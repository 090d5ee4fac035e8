using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Judging;

namespace LlmEval.UnitTests.Core.Judging;

public class PairMakerTests
{
    private static readonly string[] Models = ["c", "a", "b"];

    [Test]
    public void All_pairs_every_two_models_in_the_order_of_the_config() =>
        PairMaker.ModelPairs(Models, PairPolicy.All).ShouldBe([("c", "a"), ("c", "b"), ("a", "b")]);

    [Test]
    public void Adjacent_pairs_each_model_with_the_next() =>
        PairMaker.ModelPairs(Models, new PairPolicy(PairPolicyKind.Adjacent)).ShouldBe([("c", "a"), ("a", "b")]);

    [Test]
    public void Versus_pairs_one_model_with_every_other_and_keeps_the_order_of_the_config() =>
        PairMaker.ModelPairs(Models, new PairPolicy(PairPolicyKind.Versus, "a")).ShouldBe([("c", "a"), ("a", "b")]);

    [Test]
    public void Versus_a_model_that_did_not_run_makes_no_pairs() =>
        PairMaker.ModelPairs(Models, new PairPolicy(PairPolicyKind.Versus, "gone")).ShouldBeEmpty();

    [Test]
    public void Sample_i_meets_sample_i_of_the_same_task_and_prompt()
    {
        var pairs = Make(
            SomePairs.Answered("c", 0), SomePairs.Answered("c", 1), SomePairs.Answered("a", 1), SomePairs.Answered("a", 2),
            SomePairs.Answered("a", 0, task: "z/other"), SomePairs.Answered("b", 0, prompt: "terse"));

        var pair = pairs.ShouldHaveSingleItem();
        (pair.First.Model, pair.First.SampleIndex, pair.Second.Model, pair.Second.SampleIndex).ShouldBe(("c", 1, "a", 1));
    }

    [Test]
    public void What_may_still_be_made_again_is_not_paired() =>
        Make(SomePairs.Answered("c"), SomePairs.Answered("a", outcome: Outcome.SandboxError)).ShouldBeEmpty();

    [Test]
    public void Pairs_come_by_task_prompt_models_and_sample_whatever_the_order_of_the_samples()
    {
        var samples = (from task in new[] { "t/b", "t/a" }
                       from prompt in new[] { "terse", "default" }
                       from model in Models
                       from index in new[] { 1, 0 }
                       select SomePairs.Answered(model, index, task, prompt)).ToArray();

        var names = Make(samples).Select(pair => $"{pair.TaskId} {pair.Prompt} {pair.First.Model}{pair.Second.Model} {pair.First.SampleIndex}").ToList();

        names.Count.ShouldBe(2 * 2 * 3 * 2);
        names.Take(4).ShouldBe(["t/a default ca 0", "t/a default ca 1", "t/a default cb 0", "t/a default cb 1"]);
        names[^1].ShouldBe("t/b terse ab 1");
        Make([.. samples.Reverse()]).Select(pair => $"{pair.TaskId} {pair.Prompt} {pair.First.Model}{pair.Second.Model} {pair.First.SampleIndex}").ShouldBe(names);
    }

    private static IReadOnlyList<LlmEval.Core.Domain.Review.ResponsePair> Make(params LlmEval.Core.Domain.Review.AnsweredSample[] samples) =>
        [.. PairMaker.Pair(RunId.New(), Models, ["default", "terse"], PairPolicy.All, samples)];
}
