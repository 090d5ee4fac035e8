using LlmEval.Adapters.Anthropic;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.UnitTests.Adapters.Anthropic;

public class MessagesDialectTests
{
    // What each model refuses of temperature alone, top_p alone, and both.
    [TestCase("claude-3-haiku-20240307", "", "", "")]
    [TestCase("claude-3-5-sonnet-latest", "", "", "")]
    [TestCase("claude-sonnet-4-20250514", "", "", "")]
    [TestCase("claude-opus-4-1-20250805", "", "", "top_p")]
    [TestCase("claude-haiku-4-5", "", "", "top_p")]
    [TestCase("anthropic/claude-opus-4.6", "", "", "top_p")]
    [TestCase("claude-opus-4-7", "temperature", "top_p", "temperature top_p")]
    [TestCase("claude-sonnet-5", "temperature", "top_p", "temperature top_p")]
    [TestCase("claude-fable-5-1", "temperature", "top_p", "temperature top_p")]
    [TestCase("anthropic.claude-haiku-5-5-v1", "temperature", "top_p", "temperature top_p")]
    [TestCase("my-own-model", "", "", "")]
    public void Sampling_is_taken_as_the_model_takes_it(string model, string temperature, string topP, string both)
    {
        Refused(model, new() { Temperature = 0.2 }).ShouldBe(temperature);
        Refused(model, new() { TopP = 0.9 }).ShouldBe(topP);
        Refused(model, new() { Temperature = 0.2, TopP = 0.9 }).ShouldBe(both);
    }

    [TestCase("claude-3-7-sonnet-20250219", "none")]
    [TestCase("claude-sonnet-4-5", "none")]
    [TestCase("claude-opus-4-5", "none low medium high")]
    [TestCase("claude-sonnet-4-6", "none low medium high max")]
    [TestCase("claude-opus-4-8", "none low medium high xhigh max")]
    [TestCase("claude-opus-5", "none low medium high xhigh max")]
    [TestCase("claude-opus-5-5", "low medium high xhigh max")]
    [TestCase("claude-mythos-5", "low medium high xhigh max")]
    [TestCase("my-own-model", "none minimal low medium high xhigh max")]
    public void Efforts_are_those_of_the_model(string model, string efforts)
    {
        string[] all = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];
        all.Where(effort => Refused(model, new() { ReasoningEffort = effort }).Length == 0).ShouldBe(efforts.Split(' '));
    }

    [Test]
    public void An_effort_that_is_refused_says_those_that_are_not()
    {
        Problem("claude-opus-4-6", new() { ReasoningEffort = "xhigh" })
            .ShouldBe("reasoning_effort is not taken by this model as 'xhigh': use one of none, low, medium, high, max");
        Problem("claude-sonnet-4-5", new() { ReasoningEffort = "low" })
            .ShouldBe("reasoning_effort is not taken by this model as 'low': remove it or use claude-opus-4-6 or later");
    }

    [Test]
    public void Where_thinking_is_asked_for_sampling_is_not_taken() =>
        Problem("claude-opus-4-6", new() { ReasoningEffort = "low", Temperature = 0.2 })
            .ShouldBe("temperature is not taken by this model with reasoning_effort: remove one of the two");

    [Test]
    public void What_the_API_has_no_field_for_is_refused() =>
        Refused("claude-opus-4-6", new() { Seed = 1, FrequencyPenalty = 0, PresencePenalty = 0, Verbosity = "low" })
            .ShouldBe("seed frequency_penalty presence_penalty verbosity");

    [Test]
    public void Values_that_the_API_refuses_are_refused_here()
    {
        Problem("claude-opus-4-6", new() { Temperature = 1.5 }).ShouldBe("temperature is not taken by Anthropic's API above 1: lower it to 1 or less");
        Refused("claude-opus-4-6", new() { Temperature = 1 }).ShouldBeEmpty();
        Refused("claude-opus-4-6", new() { Stop = ["END", "\n"] }).ShouldBe("stop");
    }

    private static string Refused(string model, ModelParameters parameters) =>
        string.Join(' ', MessagesDialect.For(model).Problems(parameters).Select(problem => problem.Parameter));

    private static string Problem(string model, ModelParameters parameters) =>
        MessagesDialect.For(model).Problems(parameters).ShouldHaveSingleItem().ToString();
}
