using System.Text.Json.Serialization;

namespace LlmEval.Adapters.Yaml.Templates;

/// <summary>Who answers in a config that <c>llm-eval init</c> writes.</summary>
/// <param name="Provider">The kind of provider.</param>
/// <param name="Model">The id of the model that the gate is about.</param>
/// <param name="Reason">Why this one, in a line.</param>
public sealed record InitChoice(InitProvider Provider, string Model, string Reason)
{
    private const string OpenAiKey = "OPENAI_API_KEY";
    private const string OpenAiModel = "gpt-4o-mini";
    private const string AnthropicKey = "ANTHROPIC_API_KEY";
    private const string AnthropicModel = "claude-haiku-4-5";

    /// <summary>Recorded answers.</summary>
    public static InitChoice Demo { get; } = new(InitProvider.Demo, "demo-strong", "recorded answers, no key needed");

    /// <summary>Finds out what can be used here: a key, else a local server, else what needs a key that is yet to come.</summary>
    /// <param name="environment">Gives environment variables; null for one that is not set.</param>
    /// <param name="localModels">The models of a local server, Ollama at localhost:11434; empty when there is none. Must not throw.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<InitChoice> FindAsync(
        Func<string, string?> environment, Func<CancellationToken, Task<IReadOnlyList<string>>> localModels, CancellationToken cancellationToken)
    {
        if (environment(OpenAiKey) is { Length: > 0 }) return new InitChoice(InitProvider.OpenAi, OpenAiModel, $"{OpenAiKey} is set");
        if (environment(AnthropicKey) is { Length: > 0 }) return new InitChoice(InitProvider.Anthropic, AnthropicModel, $"{AnthropicKey} is set");
        var local = await localModels(cancellationToken);
        return local.Count > 0
            ? new InitChoice(InitProvider.Ollama, local[0], $"Ollama serves {local[0]} on this machine")
            : new InitChoice(
                InitProvider.OpenAi, OpenAiModel,
                $"neither {OpenAiKey}, {AnthropicKey} nor a local server was found: set the first before the first run, or use --demo");
    }
}

/// <summary>The kinds of provider that <c>llm-eval init</c> writes a config for.</summary>
public enum InitProvider
{
    /// <summary>Recorded answers.</summary>
    Demo,

    /// <summary>OpenAI.</summary>
    [JsonStringEnumMemberName("openai")]
    OpenAi,

    /// <summary>Anthropic.</summary>
    Anthropic,

    /// <summary>Ollama on this machine.</summary>
    Ollama,
}
