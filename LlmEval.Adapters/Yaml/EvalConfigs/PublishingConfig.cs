using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>The part of a config that publishing needs. The rest may meanwhile be out of date: datasets move, keys are gone.</summary>
/// <param name="Observatory">How runs are published.</param>
/// <param name="Seed">The seed.</param>
public sealed record PublishingConfig(ObservatoryOptions Observatory, long Seed)
{
    private static readonly MapShape<PublishingConfig> Part = new()
    {
        Doc = "What publishing needs of a config.",
        Keys = [EvalConfigGrammar.Seed, EvalConfigGrammar.Observatory],
        Bind = map => new PublishingConfig(map.Get(EvalConfigGrammar.Observatory) ?? new ObservatoryOptions(), map.Get(EvalConfigGrammar.Seed)),
    };

    /// <summary>Reads it.</summary>
    /// <param name="kept">The config's text; null: it is read from the file.</param>
    /// <param name="path">Absolute path of the config.</param>
    /// <param name="variables">Gives variables.</param>
    /// <param name="workingDirectory">Places are shown relative to this folder.</param>
    /// <exception cref="ConfigException">It cannot be read, or what it says cannot be used.</exception>
    internal static PublishingConfig Read(SourceText? kept, string path, Func<string, string?> variables, string workingDirectory)
    {
        var problems = new DiagnosticBag();
        var context = new ReadContext { Problems = problems, Folder = Path.GetDirectoryName(path)!, Variables = variables, SecretsMayBeMissing = true };
        var reading = (kept ?? SourceFile.Read(path, problems)) is { } source && YamlReader.Read(source, problems, bareReferences: true) is { } document
            ? Part.Read(Own(document), "a config", context)
            : Reading<PublishingConfig>.Invalid;
        return problems.HasErrors || reading.Value is null
            ? throw new ConfigException(DiagnosticRenderer.Render(problems.All, workingDirectory))
            : reading.Value;
    }

    private static Node Own(Node document) => document is MapNode map
        ? map with { Entries = [.. map.Entries.Where(entry => Part.Keys.Any(key => key.Name == entry.Key.Text))] }
        : document;
}
