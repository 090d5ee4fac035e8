using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>storage</c>.</summary>
internal static class StorageGrammar
{
    private static readonly Key<Secret?> Url = Key.Optional(
        "url", new SecretShape("a PostgreSQL URL or connection string", SecretPatterns.PasswordIn) { IsValid = IsConnection },
        "A PostgreSQL URL or connection string. Without it, the server that `LLM_EVAL_DATABASE_URL` names, else one of our own.");

    /// <summary>The shape of <c>storage</c>.</summary>
    public static MapShape<StorageOptions> Shape { get; } = new()
    {
        Doc = "Where results are kept.",
        Keys = [Url],
        Bind = map => new StorageOptions { Url = map.Get(Url) },
    };

    private static bool IsConnection(Secret url)
    {
        try
        {
            ConnectionUrl.Parse(url);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
