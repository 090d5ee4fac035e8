using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Adapters.Yaml.Variables;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Yaml.LabFiles;

/// <summary>Reads <c>lab.yaml</c>. Everything wrong with it is said in one go; nothing in it is ignored.</summary>
public static class LabFileLoader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="options">What the environment brings.</param>
    public static LabFileResult Load(string path, LabFileOptions options)
    {
        var problems = new DiagnosticBag();
        return SourceFile.Read(path, problems) is { } source ? Load(source, options, problems) : new LabFileResult(null, problems.All);
    }

    private static LabFileResult Load(SourceText source, LabFileOptions options, DiagnosticBag problems)
    {
        var folder = Path.GetDirectoryName(source.Name)!;
        var variables = DotEnv.Under(options.Environment, [folder, options.WorkingDirectory], problems);
        SecretScan.Report(source, problems);
        if (YamlReader.Read(source, problems, bareReferences: true) is not { } document) return new LabFileResult(null, problems.All);
        var context = new ReadContext { Problems = problems, Folder = folder, Variables = variables, SecretsMayBeMissing = options.SecretsMayBeMissing };
        var reading = LabFileGrammar.Shape.Read(document, "a lab file", context);
        return new LabFileResult(problems.HasErrors ? null : reading.Value, problems.All);
    }
}

/// <summary>What reading <c>lab.yaml</c> needs besides the file.</summary>
public sealed record LabFileOptions
{
    /// <summary>Gives environment variables; null for one that is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Absolute path of a folder whose <c>.env</c> counts behind the one beside the file; null for none.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether variables for secrets may be missing, because nobody will be called. Default no.</summary>
    public bool SecretsMayBeMissing { get; init; }
}

/// <summary>What came of reading <c>lab.yaml</c>.</summary>
/// <param name="Settings">What it says; null when there are errors.</param>
/// <param name="Diagnostics">Everything wrong or worth a look, by place. Without errors, only warnings.</param>
public sealed record LabFileResult(LabSettings? Settings, IReadOnlyList<ConfigDiagnostic> Diagnostics);
