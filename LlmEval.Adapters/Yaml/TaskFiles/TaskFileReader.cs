using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.TaskFiles;

/// <summary>Reads YAML task files.</summary>
public static class TaskFileReader
{
    /// <summary>Reads a file; null when something is wrong with it, all of which is reported.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="problems">Takes what is wrong; one bag may serve many files.</param>
    public static TaskFile? Read(string path, DiagnosticBag problems) =>
        SourceFile.Read(path, problems) is { } source ? Read(source, problems) : null;

    /// <summary>Reads the text of a file.</summary>
    /// <param name="source">The text, named by the file's absolute path.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static TaskFile? Read(SourceText source, DiagnosticBag problems)
    {
        if (YamlReader.Read(source, problems) is not { } document) return null;
        var context = new ReadContext { Problems = problems, Folder = Path.GetDirectoryName(source.Name)! };
        var reading = TaskFileGrammar.Shape.Read(document, "a task file", context);
        return reading.State == ReadingState.Valid ? reading.Value : null;
    }
}
