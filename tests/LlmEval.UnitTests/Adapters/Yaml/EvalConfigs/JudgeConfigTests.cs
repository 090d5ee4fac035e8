using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Review;

namespace LlmEval.UnitTests.Adapters.Yaml.EvalConfigs;

public class JudgeConfigTests
{
    private const string Judge = "judge:\n  model: { id: j, provider: replay, path: replays/other.jsonl }\n";

    [Test]
    public void Without_the_keys_there_is_no_judge_and_the_usual_review()
    {
        var config = Load("");

        config.Judge.ShouldBeNull();
        config.Review.ShouldBeEquivalentTo(new ReviewOptions());
    }

    [Test]
    public void A_judge_is_text_only_on_all_pairs_in_both_orders_unless_told_otherwise()
    {
        var judge = Load(Judge).Judge!;

        (judge.Mode, judge.Pairs, judge.Swap, judge.Criteria, judge.QualityRepeats).ShouldBe((JudgeMode.TextOnly, PairPolicy.All, true, null, 1));
        judge.Model.Id.ShouldBe("j");
    }

    [Test]
    public void All_of_it_is_read()
    {
        var judge = Load(Judge + "  mode: test_aware\n  pairs: vs:local\n  swap: false\n  quality_repeats: 3\n  criteria: Shorter is ${env:WORD}.\n").Judge!;

        (judge.Mode, judge.Pairs, judge.Swap, judge.QualityRepeats).ShouldBe((JudgeMode.TestAware, new PairPolicy(PairPolicyKind.Versus, "local"), false, 3));
        judge.Criteria.ShouldBe("Shorter is ${env:WORD}.");
    }

    [TestCase("gpt-4o", "", 0.0)]
    [TestCase("gpt-4o", "params: { temperature: 0.7 }", 0.7)]
    [TestCase("gpt-5", "", null)]
    [TestCase("o3-mini", "params: { reasoning_effort: low }", null)]
    [TestCase("some-reasoner", "params: { reasoning_effort: low }", null)]
    public void A_judge_is_asked_for_temperature_0_where_it_takes_one(string model, string parameters, double? temperature)
    {
        var keys = parameters.Length == 0 ? "" : ", " + parameters;
        Load($"judge: {{ model: {{ id: j, provider: openai, model: {model}, base_url: \"http://localhost/v1\"{keys} }} }}").Judge!
            .Model.Parameters.Temperature.ShouldBe(temperature);
    }

    [TestCase("claude-opus-4-6", 0.0)]
    [TestCase("claude-opus-4-7", null)]
    public void So_is_one_of_Anthropic(string model, double? temperature) =>
        Load($"judge: {{ model: {{ id: j, provider: anthropic, model: {model}, base_url: \"http://localhost\" }} }}").Judge!.Model.Parameters.Temperature.ShouldBe(temperature);

    [Test]
    public void Models_under_evaluation_keep_what_they_have() =>
        Load("models: [{ id: m, provider: openai, model: gpt-4o, base_url: \"http://localhost/v1\" }]").Models[0].Parameters.Temperature.ShouldBeNull();

    [Test]
    public void The_review_is_read_with_its_guidelines()
    {
        File.WriteAllText(Path.Combine(SomeConfig.Folder, "guide.md"), "# How\n");

        var review = Load("review: { lanes: { blind: 3, blind-first: 1 }, overlap: 2, audit_share: 25%, guidelines: guide.md }").Review;

        review.Lanes.ShouldBe(new Dictionary<Lane, int> { [Lane.BlindFirst] = 1, [Lane.Blind] = 3 }, ignoreOrder: true);
        (review.Overlap, review.AuditShare, review.Guidelines).ShouldBe((2, 0.25, "# How\n"));
    }

    [Test]
    public void Who_judges_and_reviews_does_not_change_what_is_measured() => Load(Judge + "review: { overlap: 2 }").Hash.ShouldBe(Load("").Hash);

    [Test]
    public void The_judges_key_is_a_secret_like_any_other()
    {
        var config = Load("judge: { model: { id: j, provider: openai, model: gpt-4o, base_url: \"http://localhost/v1\", api_key: \"${env:OPENAI_API_KEY}\" } }");

        KnownSecrets.Of(config).Select(secret => secret.Reveal()).ShouldContain("value-of-the-key");
    }

    private static EvalConfig Load(string text)
    {
        var result = SomeConfig.Load(SomeConfig.Completed(text));
        result.Diagnostics.InShort().ShouldBeEmpty();
        return result.Config!;
    }
}
