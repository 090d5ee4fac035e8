using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.UnitTests.Core.Lab;

namespace LlmEval.UnitTests.Core.Judging.Reviewing;

public class ReviewTemplateTests
{
    private static readonly Dictionary<string, string> Values = new() { ["original_prompt"] = "P", ["num_configs"] = "3", ["all_responses"] = "{num_configs}" };

    [TestCase("{original_prompt} {num_configs} {all_responses}", "P 3 {num_configs}")]
    [TestCase("{{\"rankings\": [{{\"rank\": 1}}]}} {num_configs}", "{\"rankings\": [{\"rank\": 1}]} 3")]
    [TestCase("{\"rankings\": {\"rank\": {}}} {num_configs}", "{\"rankings\": {\"rank\": {}}} 3")]
    [TestCase("{{num_configs}}", "{num_configs}")]
    [TestCase("{other} { num_configs } {", "{other} { num_configs } {")]
    public void Only_the_variables_are_filled_in_one_pass(string template, string filled) => ReviewTemplate.Fill(template, Values).ShouldBe(filled);

    [Test]
    public void A_template_without_its_variables_is_refused_by_the_judge_too()
    {
        var check = ReviewTemplate.Check("Rank {num_configs} answers", [], ReviewMode.Listwise);

        check.IsValid.ShouldBeFalse();
        check.Errors.ShouldBe(["'{original_prompt}' is missing", "'{all_responses}' is missing"]);
        check.RequiredVariables.ShouldBe(["original_prompt", "num_configs", "all_responses"]);
        check.FoundVariables.ShouldBe(["num_configs"]);
        var review = SomeExperiments.Review() with { Template = "Rank {num_configs} answers" };
        Should.Throw<LabRefusedException>(() => ReviewJudges.Create(review, SomeExperiments.Parameters, new ScriptedReviewer(), FenceTokens.Seeded(0)))
            .Message.ShouldBe("review prompt 'General' cannot be used: '{original_prompt}' is missing; '{all_responses}' is missing");
    }

    [Test]
    public void A_literal_in_double_braces_is_no_variable() =>
        ReviewTemplate.Check("{{original_prompt}} {num_configs} {all_responses}", [], ReviewMode.Listwise).Errors.ShouldBe(["'{original_prompt}' is missing"]);

    [Test]
    public void Warnings_are_the_originals()
    {
        var check = ReviewTemplate.Check("{original_prompt} {num_configs} {all_responses} {some_thing} clarity", ["clarity", "best_practices"], ReviewMode.Listwise);

        check.IsValid.ShouldBeTrue();
        check.Warnings.ShouldBe(
        [
            "'{some_thing}' is no variable of this mode and is sent as it stands",
            "the template does not say that the answer is JSON",
            "the template does not ask for a ranking",
            "criterion 'best_practices' is not mentioned",
            "the template is short (68 characters): a judge does better with criteria in words",
        ]);
        ReviewTemplate.Check(new string('x', 5001), [], ReviewMode.Pointwise).Warnings.ShouldContain(warning => warning.Contains("long", StringComparison.Ordinal));
    }

    [Test]
    public void The_built_in_words_are_valid_and_without_a_warning()
    {
        foreach (var mode in Enum.GetValues<ReviewMode>())
        {
            var check = ReviewTemplate.Check(ReviewDefaults.Template(mode), [], mode);
            check.IsValid.ShouldBeTrue();
            check.Warnings.ShouldBeEmpty();
        }

        foreach (var seeded in ReviewDefaults.Seeded) ReviewTemplate.Check(seeded.Template, seeded.Criteria, seeded.Mode).ShouldSatisfyAllConditions(
            check => check.IsValid.ShouldBeTrue(), check => check.Warnings.ShouldBeEmpty());
    }
}
