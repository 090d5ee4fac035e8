using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.UnitTests.Adapters.Hosting.Assignments;

public class CourseModelTests
{
    private static readonly Dictionary<string, string> Variables = new()
    {
        ["LLM_PROVIDER"] = "openai",
        ["LLM_MODEL"] = "writer",
        ["JUDGE_PROVIDER"] = "anthropic",
        ["JUDGE_MODEL"] = "reader",
        ["OPENAI_API_KEY"] = "key-1",
        ["ANTHROPIC_API_KEY"] = "key-2",
        ["LLM_MAX_TOKENS"] = "",
    };

    [Test]
    public void Builder_and_judge_have_models_of_their_own()
    {
        Described(CourseModel.OfBuilder(Variables.GetValueOrDefault)).ShouldBe(("builder", "openai", "writer", "key-1"));
        Described(CourseModel.OfJudge(Variables.GetValueOrDefault)).ShouldBe(("judge", "anthropic", "reader", "key-2"));
        CourseModel.OfBuilder(_ => null).ShouldBeNull();
        CourseModel.OfJudge(name => name.StartsWith("JUDGE_", StringComparison.Ordinal) ? null : Variables.GetValueOrDefault(name)).ShouldBeNull();
    }

    [TestCase("JUDGE_PROVIDER", null, "the judge's model: JUDGE_MODEL is 'reader', and JUDGE_PROVIDER is not set.")]
    [TestCase("JUDGE_MODEL", null, "the judge's model: JUDGE_PROVIDER is 'anthropic', and JUDGE_MODEL is not set.")]
    [TestCase("JUDGE_PROVIDER", "other", "the judge's model: JUDGE_PROVIDER is 'other': it has to be anthropic, openai or replay.")]
    [TestCase("JUDGE_PROVIDER", "replay", "the judge's model: JUDGE_MODEL of a replay has to be an absolute path.")]
    [TestCase("ANTHROPIC_API_KEY", null, "the judge's model: ANTHROPIC_API_KEY is not set.")]
    [TestCase("ANTHROPIC_BASE_URL", "ftp://a", "the judge's model: ANTHROPIC_BASE_URL is no address.")]
    [TestCase("LLM_MAX_TOKENS", "many", "the judge's model: LLM_MAX_TOKENS is no whole number.")]
    public void What_is_wrong_is_named(string variable, string? value, string message) =>
        Should.Throw<ModelSetupException>(() => CourseModel.OfJudge(name => name == variable ? value : Variables.GetValueOrDefault(name))).Message.ShouldBe(message);

    private static (string Id, string Provider, string Model, string Key) Described(ModelOptions? model)
    {
        model.ShouldNotBeNull();
        return (model.Id, model.Provider, model.Model, model.Provided.Secrets.Single().Reveal());
    }
}
