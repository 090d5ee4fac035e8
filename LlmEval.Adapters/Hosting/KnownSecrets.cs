using System.Collections;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Hosting;

/// <summary>The values that must appear nowhere: those that the config names, and what the environment calls a key, token or password.</summary>
public static class KnownSecrets
{
    // Shorter values are words like "none" or "true": hiding them would garble texts that have nothing to hide.
    private const int ShortestVariable = 12;

    private static readonly System.Text.RegularExpressions.Regex SecretName =
        LinearRegex.Of("(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$", System.Text.RegularExpressions.RegexOptions.IgnoreCase);

    /// <summary>The secrets of a config and of this process, longest first, so that one inside another leaves no rest.</summary>
    public static IReadOnlyList<Secret> Of(EvalConfig config) => With(
        config.Models.SelectMany(model => model.Provided.Secrets)
            .Concat(config.Judge?.Model.Provided.Secrets ?? [])
            .Concat(config.Storage.Url is { } url ? [url] : []));

    /// <summary>The secrets of the lab's connections and of this process, longest first.</summary>
    public static IReadOnlyList<Secret> Of(LabSettings settings) => With(settings.Connections.SelectMany(connection => connection.Template.Provided.Secrets));

    private static IReadOnlyList<Secret> With(IEnumerable<Secret> named) =>
    [
        .. named
            .Concat(OfEnvironment())
            .DistinctBy(secret => secret.Reveal())
            .OrderByDescending(secret => secret.Reveal().Length),
    ];

    private static IEnumerable<Secret> OfEnvironment() =>
        from variable in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        let name = (string)variable.Key
        let value = variable.Value as string
        where SecretName.IsMatch(name) && value?.Length >= ShortestVariable
        select new Secret($"${{env:{name}}}", value);
}
