using LlmEval.Adapters.OpenAi;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.UnitTests.Adapters.OpenAi;

public class ChatDialectTests
{
    private const string OpenAi = "https://api.openai.com/v1";
    private const string Gateway = "https://gateway.example/v1";

    [TestCase("gpt-4o", OpenAi, "max_completion_tokens", "system")]
    [TestCase("o3-mini", OpenAi, "max_completion_tokens", "developer")]
    [TestCase("o3-mini", "https://eu.api.openai.com/v1", "max_completion_tokens", "developer")]
    [TestCase("gpt-5-mini", OpenAi, "max_completion_tokens", "developer")]
    [TestCase("gpt-5-chat-latest", OpenAi, "max_completion_tokens", "system")]
    [TestCase("gpt-7", OpenAi, "max_completion_tokens", "developer")]
    [TestCase("ft:o4-mini-2025-04-16:org::id", OpenAi, "max_completion_tokens", "developer")]
    [TestCase("openai/o3-mini", Gateway, "max_completion_tokens", "system")]
    [TestCase("GPT-5", Gateway, "max_completion_tokens", "system")]
    [TestCase("gpt-4o", Gateway, "max_tokens", "system")]
    [TestCase("gpt-oss:20b", "http://localhost:11434/v1", "max_tokens", "system")]
    [TestCase("Qwen/Qwen3-8B", "http://localhost:8000/v1", "max_tokens", "system")]
    [TestCase("marco-o1", "http://localhost:11434/v1", "max_tokens", "system")]
    [TestCase("o1js-coder", Gateway, "max_tokens", "system")]
    [TestCase("gpt-4o", "https://notapi.openai.com.example/v1", "max_tokens", "system")]
    public void Name_and_address_decide_the_token_limit_and_the_system_role(string model, string url, string limit, string role)
    {
        var dialect = For(model, url, new());
        dialect.TokenLimitField.ShouldBe(limit);
        dialect.SystemRole.ShouldBe(role);
    }

    // One row of the documented table each: the parameters, of all, that are refused.
    [TestCase("o1", OpenAi, "temperature, top_p, frequency_penalty, presence_penalty, verbosity")]
    [TestCase("o3-mini", OpenAi, "temperature, top_p, stop, frequency_penalty, presence_penalty, verbosity")]
    [TestCase("o4-mini", Gateway, "temperature, top_p, stop, frequency_penalty, presence_penalty, verbosity")]
    [TestCase("gpt-5", OpenAi, "temperature, top_p, stop, frequency_penalty, presence_penalty")]
    [TestCase("gpt-5.1", OpenAi, "temperature, top_p, stop, frequency_penalty, presence_penalty")]
    [TestCase("gpt-4.1", OpenAi, "reasoning_effort, verbosity")]
    [TestCase("chatgpt-4o-latest", OpenAi, "reasoning_effort, verbosity")]
    [TestCase("gpt-5-chat-latest", OpenAi, "reasoning_effort, verbosity")]
    [TestCase("next-model", OpenAi, "temperature, top_p, stop, frequency_penalty, presence_penalty")]
    [TestCase("gpt-4.1", Gateway, "")]
    [TestCase("gpt-oss:20b", Gateway, "")]
    public void Of_all_parameters_a_model_refuses_those_of_its_row(string model, string url, string refused)
    {
        var all = new ModelParameters
        {
            Temperature = 0.2,
            TopP = 0.9,
            MaxOutputTokens = 10,
            ReasoningEffort = "low",
            Verbosity = "low",
            Stop = ["END"],
            FrequencyPenalty = 0.1,
            PresencePenalty = 0.1,
            Seed = 1,
        };
        string.Join(", ", For(model, url, all).Problems(all).Select(problem => problem.Parameter)).ShouldBe(refused);
    }

    [TestCase("gpt-5.1", "none", 0)]
    [TestCase("gpt-5.2-2025-12-11", "none", 0)]
    [TestCase("gpt-6", "none", 0)]
    [TestCase("gpt-5.1", "low", 3)]
    [TestCase("gpt-5.1", null, 3)]
    [TestCase("gpt-5", "none", 3)]
    public void Sampling_without_reasoning_is_open_from_gpt_5_1_on(string model, string? effort, int refused)
    {
        var parameters = new ModelParameters { Temperature = 0.2, TopP = 0.9, Stop = ["END"], ReasoningEffort = effort };
        For(model, OpenAi, parameters).Problems(parameters).Count.ShouldBe(refused);
    }

    [Test]
    public void A_problem_names_the_parameter_and_the_fix()
    {
        var parameters = new ModelParameters { Temperature = 0.2 };
        For("o3", OpenAi, parameters).Problems(parameters).ShouldHaveSingleItem().ToString()
            .ShouldBe("temperature is not taken by this reasoning model: remove it");
        For("gpt-5.2", OpenAi, parameters).Problems(parameters).ShouldHaveSingleItem().Fix
            .ShouldBe("remove it or set reasoning_effort: none");
    }

    [Test]
    public void A_new_model_at_OpenAI_without_an_effort_is_left_to_the_server()
    {
        var parameters = new ModelParameters { Temperature = 0.2 };
        For("next-model", OpenAi, parameters).Problems(parameters).ShouldBeEmpty();
    }

    private static ChatDialect For(string model, string url, ModelParameters parameters) =>
        ChatDialect.For(model, new Uri(url), parameters);
}
