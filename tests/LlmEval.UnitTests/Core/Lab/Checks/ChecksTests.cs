using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Checks;

namespace LlmEval.UnitTests.Core.Lab.Checks;

public class ChecksTests
{
    [TestCase("gpt-5 high", null)]
    [TestCase("é.ü", null)]
    [TestCase("", "is empty")]
    [TestCase("  ", "is empty")]
    [TestCase("a/b", "'a/b' has a '/'")]
    [TestCase(" a", "' a' begins or ends with a blank")]
    [TestCase("a\nb", "has control characters")]
    [TestCase("..", "means a folder")]
    public void Names(string name, string? problem)
    {
        var problems = NameCheck.Of(name);
        if (problem is null) problems.ShouldBeEmpty();
        else problems.ShouldHaveSingleItem().Message.ShouldContain(problem);
    }

    [Test]
    public void A_name_has_a_longest_length() => (NameCheck.Of(new string('x', 200)).Count, NameCheck.Of(new string('x', 201)).Count).ShouldBe((0, 1));

    [Test]
    public void Parameters_at_their_bounds_are_fine() => ConfigCheck.Of(new ModelParameters
    {
        Temperature = 2,
        TopP = 1,
        MaxOutputTokens = 1,
        FrequencyPenalty = -2,
        PresencePenalty = 2,
        Verbosity = "high",
        ReasoningEffort = "minimal",
        Stop = ["\n"],
    }).ShouldBeEmpty();

    [Test]
    public void Parameters_out_of_their_bounds_are_named() => ConfigCheck.Of(new ModelParameters
    {
        Temperature = 2.1,
        TopP = 0,
        MaxOutputTokens = 0,
        FrequencyPenalty = -2.1,
        PresencePenalty = double.NaN,
        Verbosity = "loud",
        ReasoningEffort = "High",
        Stop = [""],
    }).Select(problem => problem.Place).ShouldBe(["temperature", "top_p", "max_output_tokens", "frequency_penalty", "presence_penalty", "verbosity", "reasoning_effort", "stop"]);

    [Test]
    public void A_config_needs_a_model_and_a_connection() =>
        ConfigCheck.Of(new LabConfig { Name = "a", Version = 1, Model = " ", Connection = "" }).Select(problem => problem.Place).ShouldBe(["model", "connection"]);

    [Test]
    public void A_review_prompt_is_checked_in_all_its_parts()
    {
        ReviewPromptCheck.Of(SomeExperiments.Review(criteria: ["clarity", "tone"])).ShouldBeEmpty();
        ReviewPromptCheck.Of(SomeExperiments.Review(criteria: ["best_practices", "Best Practices", " "]) with { Name = "", Template = " ", DefaultModel = "", Connection = "", Scale = new ScoreScale(5, 5) })
            .Select(problem => problem.Place).ShouldBe(["name", "template", "default_model", "connection", "scale", "criteria", "criteria"]);
    }

    [TestCase(0.6, 0.3, 0.1, null)]
    [TestCase(1, 0, 0, null)]
    [TestCase(0.3333, 0.3333, 0.3333, null)]
    [TestCase(0.5, 0.5, 0.5, "must sum to 1, not 1.5")]
    [TestCase(1.2, -0.1, -0.1, "must be from 0 to 1")]
    [TestCase(double.NaN, 0.5, 0.5, "must be from 0 to 1")]
    public void Weights(double quality, double speed, double cost, string? problem)
    {
        var problems = WeightsCheck.Of(new RankingWeights(quality, speed, cost));
        if (problem is null) problems.ShouldBeEmpty();
        else problems[0].Message.ShouldBe(problem);
    }
}
