using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.Anthropic;

/// <summary>Provider <c>anthropic</c>: Anthropic's Messages API, through Anthropic's SDK.</summary>
public sealed class AnthropicProvider(TimeProvider time) : IModelProvider
{
    /// <summary>The literal name.</summary>
    public const string LiteralName = "anthropic";

    /// <inheritdoc />
    public string Name => LiteralName;

    /// <inheritdoc />
    public bool CanRetry => true;

    /// <inheritdoc />
    public IModelClient CreateClient(ModelOptions options)
    {
        var server = (AnthropicOptions)options.Provided;
        if (server.BaseUrl is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            throw Problem(options, "base_url is no http or https address: write it like https://api.anthropic.com");
        }

        var dialect = MessagesDialect.For(options.Model);
        string[] problems =
        [
            .. AnthropicGrammar.Api.AddressProblems(server.BaseUrl),
            .. KeyProblems(server),
            .. dialect.Problems(options.Parameters).Select(problem => problem.ToString()),
        ];
        return problems.Length == 0
            ? new MessagesClient(options, server, dialect, time)
            : throw Problem(options, string.Join("; ", problems));
    }

    private static ModelSetupException Problem(ModelOptions options, string problem) =>
        new($"model '{options.Id}' ({options.Model}): {problem}.");

    private static IEnumerable<string> KeyProblems(AnthropicOptions server)
    {
        if (server.ApiKey is { } key && key.Reveal().Length > 0) return ApiKeys.KeyProblems(key);
        return AnthropicConnection.IsAnthropic(server.BaseUrl)
            ? ["api_key is missing: set api_key: ${env:ANTHROPIC_API_KEY} and that variable"]
            : [];
    }
}
