using LlmEval.Adapters.Lab;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Importing;
using LlmEval.Core.Pipeline.Lab.Importing;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Takes files into the lab's database.</summary>
internal static class LabImporting
{
    // Folders that hold something else, and what is no part of a lab.
    private static readonly string[] LeftOut = ["replays", "node_modules", "bin", "obj"];

    /// <summary>Reads files, and all of the folders, and keeps what they hold. Says what became of it.</summary>
    /// <param name="context">Where it is said.</param>
    /// <param name="catalogue">Keeps it.</param>
    /// <param name="paths">Absolute paths of files and folders.</param>
    /// <param name="cancellationToken">Stops it between two files.</param>
    /// <returns>Whether every file held something that is kept now.</returns>
    /// <exception cref="UsageException">A path is not there, or cannot be read.</exception>
    public static async Task<bool> ImportAsync(ToolContext context, ILabCatalogue catalogue, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = paths.SelectMany(path => Find(context, path)).ToList();
        if (files.Count == 0) throw new UsageException($"There are no {string.Join(", ", LabFiles.Extensions)} files in {string.Join(", ", paths.Select(context.Place))}.");
        var (kept, isWhole) = (new List<(string Kind, KeptItem Item)>(), true);
        foreach (var file in files)
        {
            var read = await ImportKeeping.KeepAsync(catalogue, LabFiles.Read([file]), cancellationToken);
            kept.AddRange(read.Prompts.Select(item => ("prompt", item)).Concat(read.Configs.Select(item => ("config", item))).Concat(read.ReviewPrompts.Select(item => ("review prompt", item))));
            isWhole &= read.Prompts.Count + read.Configs.Count + read.ReviewPrompts.Count > 0;
            foreach (var problem in read.Problems) context.Error.WriteLine($"{problem.Place}: {problem.Message}");
        }

        foreach (var (kind, item) in kept.Where(one => one.Item.Outcome != ImportOutcome.Unchanged))
            context.Out.WriteLine($"{(item.Outcome == ImportOutcome.Added ? "added  " : "changed")} {kind} {item.Name}");
        var same = kept.Count(one => one.Item.Outcome == ImportOutcome.Unchanged);
        if (same > 0) context.Out.WriteLine($"{same} unchanged");
        return isWhole;
    }

    private static IEnumerable<ImportFile> Find(ToolContext context, string path)
    {
        if (File.Exists(path)) return [Read(context, path)];
        if (!Directory.Exists(path)) throw new UsageException($"There is no file or folder {path}.");
        // Of a lab's folder, its own folders; of any other, its files.
        string[] folders = [.. new[] { "prompts", "configs", "review-prompts" }.Select(name => Path.Combine(path, name)).Where(Directory.Exists)];
        return (folders.Length == 0 ? [path] : folders)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true }))
            .Where(file => LabFiles.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()) && !file.Split(Path.DirectorySeparatorChar).Any(LeftOut.Contains))
            .Order(StringComparer.Ordinal)
            .Select(file => Read(context, file));
    }

    private static ImportFile Read(ToolContext context, string path)
    {
        try
        {
            return new ImportFile(context.Place(path), File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
