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
        string[] problems = [.. AddressProblems(server.BaseUrl), .. KeyProblems(server), .. dialect.Problems(options.Parameters).Select(problem => problem.ToString())];
        return problems.Length == 0
            ? new OpenAiClient(options, server, dialect, time)
            : throw Problem(options, string.Join("; ", problems));
    }

    private static ModelSetupException Problem(ModelOptions options, string problem) =>
        new($"model '{options.Id}' ({options.Model}): {problem}.");

    private static IEnumerable<string> AddressProblems(Uri url)
    {
        if (url.UserInfo.Length > 0) yield return "base_url holds a user and password: give the key as api_key instead";
        if (url.AbsolutePath.TrimEnd('/').EndsWith("/chat/completions", StringComparison.Ordinal))
        {
            yield return "base_url ends with /chat/completions: end it before that, e.g. with /v1";
        }
    }

    private static IEnumerable<string> KeyProblems(OpenAiOptions server)
    {
        var key = server.ApiKey?.Reveal() ?? "";
        if (key.Length == 0 && ChatDialect.IsOpenAi(server.BaseUrl))
        {
            yield return "api_key is missing: set api_key: ${env:OPENAI_API_KEY} and that variable";
        }

        if (key.Any(c => c is <= ' ' or > '~'))
        {
            yield return $"api_key ({server.ApiKey!.Reference}) holds white space or characters that no key has: copy it again";
        }
    }
}
