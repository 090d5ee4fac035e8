using System.Globalization;
using LlmEval.Adapters.Anthropic;
using LlmEval.Adapters.OpenAi;
using LlmEval.Adapters.Replay;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>
/// A model that the environment names, of a builder (<c>LLM_PROVIDER</c>, <c>LLM_MODEL</c>) or of an instructor's judge (<c>JUDGE_PROVIDER</c>,
/// <c>JUDGE_MODEL</c>): the provider is <c>anthropic</c>, <c>openai</c> or <c>replay</c>, the model its name (of a replay: the file),
/// <c>ANTHROPIC_API_KEY</c> or <c>OPENAI_API_KEY</c> its key; <c>ANTHROPIC_BASE_URL</c> and <c>OPENAI_BASE_URL</c> name other servers,
/// <c>LLM_MAX_TOKENS</c> the most tokens of an answer.
/// </summary>
public static class CourseModel
{
    private const int MostTokens = 16_000;

    /// <summary>The model of a builder.</summary>
    /// <returns>Null when the variables name none.</returns>
    /// <exception cref="ModelSetupException">They name one that cannot be used.</exception>
    public static ModelOptions? OfBuilder(Func<string, string?> environment) => From(environment, "builder", "LLM");

    /// <summary>The model that gives its opinion of what builders shipped.</summary>
    /// <returns>Null when the variables name none.</returns>
    /// <exception cref="ModelSetupException">They name one that cannot be used.</exception>
    public static ModelOptions? OfJudge(Func<string, string?> environment) => From(environment, "judge", "JUDGE");

    private static ModelOptions? From(Func<string, string?> environment, string role, string prefix)
    {
        var (providerVariable, modelVariable) = ($"{prefix}_PROVIDER", $"{prefix}_MODEL");
        if (Value(modelVariable) is not { } model)
            return Value(providerVariable) is { } named and not ReplayProvider.LiteralName ? throw Unusable($"{providerVariable} is '{named}', and {modelVariable} is not set") : null;
        var provider = Value(providerVariable) ?? throw Unusable($"{modelVariable} is '{model}', and {providerVariable} is not set");
        return new ModelOptions
        {
            Id = role,
            Provider = provider,
            Model = model,
            Parameters = new ModelParameters { MaxOutputTokens = provider == ReplayProvider.LiteralName ? null : Tokens() },
            // The page has to stand within ten minutes: nobody waits longer for a model.
            Limits = new ModelLimits { Timeout = TimeSpan.FromMinutes(5), Retries = 2 },
            Provided = provider switch
            {
                ReplayProvider.LiteralName => new ReplayOptions { Path = Path.IsPathFullyQualified(model) ? model : throw Unusable($"{modelVariable} of a replay has to be an absolute path") },
                AnthropicProvider.LiteralName => new AnthropicOptions { BaseUrl = Address("ANTHROPIC_BASE_URL", "https://api.anthropic.com"), ApiKey = Key("ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL") },
                OpenAiProvider.LiteralName => new OpenAiOptions { BaseUrl = Address("OPENAI_BASE_URL", "https://api.openai.com/v1"), ApiKey = Key("OPENAI_API_KEY", "OPENAI_BASE_URL") },
                _ => throw Unusable($"{providerVariable} is '{provider}': it has to be anthropic, openai or replay"),
            },
        };

        string? Value(string name) => environment(name) is { Length: > 0 } value ? value : null;

        Uri Address(string name, string usual) => Uri.TryCreate(Value(name) ?? usual, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : throw Unusable($"{name} is no address");

        // A server of one's own may need none.
        Secret? Key(string name, string address) => Value(name) is { } key ? new Secret($"${{env:{name}}}", key) : Value(address) is null ? throw Unusable($"{name} is not set") : null;

        int Tokens() => Value("LLM_MAX_TOKENS") is not { } text ? MostTokens
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most : throw Unusable("LLM_MAX_TOKENS is no whole number");

        ModelSetupException Unusable(string why) => new($"the {role}'s model: {why}.");
    }
}
