using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Reads evaluation configs. Everything wrong with a config is said in one go; nothing in it is ignored.</summary>
public static class ConfigLoader
{
    // What a run may cost, who judges and reviews it and where it is published does not change what it measures: it goes on, and is compared,
    // as the same.
    private static readonly string[] NotMeasured =
        [EvalConfigGrammar.Budget.Name, EvalConfigGrammar.Judge.Name, EvalConfigGrammar.Review.Name, EvalConfigGrammar.Observatory.Name];

    /// <summary>Reads a config file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="options">What the environment and the command line bring.</param>
    public static ConfigLoadResult Load(string path, ConfigLoadOptions options)
    {
        var problems = new DiagnosticBag();
        return SourceFile.Read(path, problems) is { } source
            ? Load(source, options, problems)
            : Result(null, problems, options.Environment);
    }

    /// <summary>Reads the text of a config.</summary>
    /// <param name="source">The text, named by the file's absolute path.</param>
    /// <param name="options">What the environment and the command line bring.</param>
    public static ConfigLoadResult Load(SourceText source, ConfigLoadOptions options) => Load(source, options, new DiagnosticBag());

    private static ConfigLoadResult Load(SourceText source, ConfigLoadOptions options, DiagnosticBag problems)
    {
        var folder = Path.GetDirectoryName(source.Name)!;
        var variables = DotEnv.Under(options.Environment, [folder, options.WorkingDirectory], problems);
        SecretScan.Report(source, problems);
        if (YamlReader.Read(source, problems, bareReferences: true) is not { } document) return Result(null, problems, variables);
        var overridden = Overrides.Apply(document, options.Overrides, problems);
        var context = new ReadContext { Problems = problems, Folder = folder, Variables = variables, Time = options.Time, SecretsMayBeMissing = options.SecretsMayBeMissing };
        var reading = EvalConfigGrammar.Shape.Read(overridden, "a config", context);
        if (problems.HasErrors) return Result(null, problems, variables);
        var hash = ContentHash.OfJson(NodeJson.Of(Measured(overridden)));
        return Result(reading.Value!(new ConfigOrigin(source.Name, Unexpanded(source, options.Overrides), hash)), problems, variables);
    }

    private static Node Measured(Node document) => document is MapNode map
        ? map with { Entries = [.. map.Entries.Where(entry => !NotMeasured.Contains(entry.Key.Text))] }
        : document;

    // The file alone would not say what ran.
    private static string Unexpanded(SourceText source, IReadOnlyList<string> overrides) =>
        overrides.Count == 0 ? source.Text : $"{source.Text.TrimEnd('\n')}\n{string.Concat(overrides.Select(text => $"# --set {text}\n"))}";

    private static ConfigLoadResult Result(EvalConfig? config, DiagnosticBag problems, Func<string, string?> variables) =>
        new() { Config = config, Diagnostics = problems.All, Variables = variables };
}

/// <summary>What reading a config needs besides the file.</summary>
public sealed record ConfigLoadOptions
{
    /// <summary>Gives environment variables; null for one that is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Absolute path of a folder whose <c>.env</c> counts behind the one beside the config; null for none.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Values that replace those of the file: <c>scoring.timeout=5s</c>, <c>models.gpt-4o.params.temperature=0</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Tells the day, for prices. Default: the system's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether variables for secrets may be missing, because nobody will be called. Default no.</summary>
    public bool SecretsMayBeMissing { get; init; }
}

/// <summary>What came of reading a config.</summary>
public sealed record ConfigLoadResult
{
    /// <summary>The config; null when there are errors.</summary>
    public required EvalConfig? Config { get; init; }

    /// <summary>Everything wrong or worth a look, by place. Without errors, only warnings.</summary>
    public required IReadOnlyList<ConfigDiagnostic> Diagnostics { get; init; }

    /// <summary>The environment with what the <c>.env</c> files add to it.</summary>
    public required Func<string, string?> Variables { get; init; }
}
