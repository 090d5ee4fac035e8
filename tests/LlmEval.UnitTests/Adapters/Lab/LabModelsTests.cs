using LlmEval.Adapters.Anthropic;
using LlmEval.Adapters.Lab;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.UnitTests.Adapters.Lab;

public class LabModelsTests
{
    private static readonly ModelParameters All = new()
    {
        Temperature = 0.5,
        TopP = 0.9,
        MaxOutputTokens = 100,
        ReasoningEffort = "high",
        Verbosity = "low",
        Stop = ["\n"],
        FrequencyPenalty = 1,
        PresencePenalty = 1,
        Seed = 3,
    };

    [Test]
    public void A_model_has_the_connection_of_its_config_and_is_known_by_its_name()
    {
        var model = Models().ModelOf(Config("openai", "gpt-4o", new ModelParameters { Temperature = 0.5 }));

        (model.Connection, model.Options.Id, model.Options.Model, model.Options.Limits.RequestsPerMinute).ShouldBe(("openai", "mine", "gpt-4o", 7));
        model.Options.Parameters.Temperature.ShouldBe(0.5);
        model.LeftOut.ShouldBeEmpty();
    }

    [TestCase("openai", "gpt-5", "temperature, top_p, stop, frequency_penalty, presence_penalty")]
    [TestCase("openai", "gpt-4o", "reasoning_effort, verbosity")]
    [TestCase("anthropic", "claude-3-5-haiku-latest", "seed, frequency_penalty, presence_penalty, verbosity")]
    [TestCase("recorded", "anything", "")]
    public void Parameters_that_the_model_does_not_take_are_left_out(string connection, string model, string leftOut)
    {
        var parameters = connection == "anthropic" ? All with { ReasoningEffort = null, TopP = null } : All;

        var made = Models().ModelOf(Config(connection, model, parameters));

        string.Join(", ", made.LeftOut).ShouldBe(leftOut);
        if (connection == "recorded") return;
        // What is left is taken, as far as it can be told before a call.
        Should.NotThrow(() => Models().CreateClient(made, budget: null));
        made.Options.Parameters.MaxOutputTokens.ShouldBe(100);
    }

    [Test]
    public void A_value_that_is_wrong_is_not_left_out_but_said()
    {
        var made = Models().ModelOf(Config("anthropic", "claude-3-5-haiku-latest", new ModelParameters { Temperature = 1.5 }));

        made.LeftOut.ShouldBeEmpty();
        Should.Throw<ModelSetupException>(() => Models().CreateClient(made, budget: null)).Message.ShouldContain("temperature");
    }

    [Test]
    public void A_connection_that_nobody_declares_is_refused_with_those_there_are() =>
        Should.Throw<LabRefusedException>(() => Models().ModelOf(Config("nowhere", "m", new ModelParameters()))).Message
            .ShouldBe("config 'mine': there is no connection 'nowhere'; use one of openai, anthropic, recorded, or declare it in lab.yaml.");

    [Test]
    public void A_judge_is_steady_where_its_model_lets_it_and_may_be_another_than_the_review_prompts_own()
    {
        Models().JudgeOf(Review("gpt-4o"), model: null).Options.ShouldSatisfyAllConditions(
            judge => judge.Model.ShouldBe("gpt-4o"),
            judge => judge.Parameters.Temperature.ShouldBe(0),
            judge => judge.Parameters.MaxOutputTokens.ShouldBeNull());
        Models().JudgeOf(Review("gpt-4o"), "gpt-5").Options.ShouldSatisfyAllConditions(
            judge => judge.Model.ShouldBe("gpt-5"),
            judge => judge.Parameters.Temperature.ShouldBeNull());
    }

    [Test]
    public void Under_a_budget_a_judge_has_a_limit() =>
        Models(maxCostUsd: 1).JudgeOf(Review("gpt-4o"), model: null).Options.Parameters.MaxOutputTokens.ShouldNotBeNull();

    private static LabModels Models(decimal? maxCostUsd = null) => new(
        new LabSettings
        {
            Connections =
            [
                Connection("openai", "openai", new OpenAiOptions { BaseUrl = new Uri("https://api.openai.com/v1"), ApiKey = new("${env:KEY}", "sk-0123456789") }),
                Connection("anthropic", "anthropic", new AnthropicOptions { BaseUrl = new Uri("https://api.anthropic.com"), ApiKey = new("${env:KEY}", "sk-0123456789") }),
                Connection("recorded", "replay", new ReplayOptions { Path = "/answers.jsonl" }),
            ],
            MaxCostUsd = maxCostUsd,
        },
        [],
        new SharedLimits(TimeProvider.System),
        TimeProvider.System);

    private static LabConnection Connection(string name, string provider, ProviderOptions provided) => new()
    {
        Name = name,
        Template = new ModelOptions { Id = name, Provider = provider, Model = name, Provided = provided, Limits = new ModelLimits { RequestsPerMinute = 7 } },
    };

    private static LabConfig Config(string connection, string model, ModelParameters parameters) =>
        new() { Name = "mine", Version = 1, Connection = connection, Model = model, Parameters = parameters };

    private static ReviewPrompt Review(string model) => new() { Id = "r", Name = "Review", Version = 1, Template = "t", DefaultModel = model };
}
