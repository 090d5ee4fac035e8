using LlmEval.Adapters.ModelApi;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Adapters.OpenAi;

/// <summary>Provider <c>openai</c>: any server with OpenAI's chat completions API, through OpenAI's SDK.</summary>
public sealed class OpenAiProvider(TimeProvider time) : IModelProvider
{
    /// <summary>The literal name.</summary>
    public const string LiteralName = "openai";

    /// <inheritdoc />
    public string Name => LiteralName;

    /// <inheritdoc />
    public bool CanRetry => true;

    /// <inheritdoc />
    public IModelClient CreateClient(ModelOptions options)
    {
        var server = (OpenAiOptions)options.Provided;
        if (server.BaseUrl is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            throw Problem(options, "base_url is no http or https address: write it like https://api.openai.com/v1");
        }

        var dialect = ChatDialect.For(options.Model, server.BaseUrl, options.Parameters);
        string[] problems =
        [
            .. OpenAiGrammar.Api.AddressProblems(server.BaseUrl),
            .. KeyProblems(server),
            .. dialect.Problems(options.Parameters).Select(problem => problem.ToString()),
        ];
        return problems.Length == 0
            ? new OpenAiClient(options, server, dialect, time)
            : throw Problem(options, string.Join("; ", problems));
    }

    private static ModelSetupException Problem(ModelOptions options, string problem) =>
        new($"model '{options.Id}' ({options.Model}): {problem}.");

    private static IEnumerable<string> KeyProblems(OpenAiOptions server)
    {
        if (server.ApiKey is { } key && key.Reveal().Length > 0) return ApiKeys.KeyProblems(key);
        return ChatDialect.IsOpenAi(server.BaseUrl) ? ["api_key is missing: set api_key: ${env:OPENAI_API_KEY} and that variable"] : [];
    }
}
