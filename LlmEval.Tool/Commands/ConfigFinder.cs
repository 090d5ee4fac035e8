using LlmEval.Adapters.Yaml.Templates;

namespace LlmEval.Tool.Commands;

/// <summary>Finds the config that a command is about.</summary>
internal static class ConfigFinder
{
    /// <summary>The file that is used when none is named.</summary>
    public const string DefaultName = ConfigTemplates.ConfigFileName;

    /// <summary>The named config, else <c>llm-eval.yaml</c> in the working directory.</summary>
    /// <returns>An absolute path of an existing file.</returns>
    /// <exception cref="UsageException">There is none; the message lists what was found instead.</exception>
    public static string Find(string? named, ToolContext context)
    {
        var path = context.Absolute(named ?? DefaultName);
        if (File.Exists(path)) return path;
        if (named is not null) throw new UsageException($"There is no file {path}.");
        var candidates = new[] { context.WorkingDirectory, Path.Combine(context.WorkingDirectory, "configs") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml").Concat(Directory.EnumerateFiles(folder, "*.yml")))
            .Select(file => Path.GetRelativePath(context.WorkingDirectory, file))
            .Order(StringComparer.Ordinal)
            .ToList();
        throw new UsageException(candidates.Count == 0
            ? $"There is no {DefaultName} here. Make one with: llm-eval init --demo"
            : $"There is no {DefaultName} here. Name a config: llm-eval run {string.Join(" | ", candidates)}");
    }
}

/// <summary>The command line asks for something that cannot be; the message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
