using LlmEval.Core.Assignments.Recorded;

namespace LlmEval.Adapters.Assignments.Recorded;

/// <summary>Reads the answers of a <see cref="RecordedBuilder"/> from a folder: <c>TEMPLATE/round1/…</c> and <c>TEMPLATE/round2-VARIANT/…</c>.</summary>
public static class RecordedFolder
{
    private static readonly EnumerationOptions AtAnyDepth = new() { RecurseSubdirectories = true, MaxRecursionDepth = 16 };

    /// <summary>Reads all of it.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static RecordedBuilder Read(string folder)
    {
        var rounds =
            from template in Directory.EnumerateDirectories(folder)
            from round in Directory.EnumerateDirectories(template)
            select (Folder: $"{Path.GetFileName(template)}/{Path.GetFileName(round)}", Files: FilesOf(round));
        return new RecordedBuilder(rounds.ToDictionary(round => round.Folder, IReadOnlyDictionary<string, string> (round) => round.Files));
    }

    private static Dictionary<string, string> FilesOf(string round) =>
        Directory.EnumerateFiles(round, "*", AtAnyDepth)
            .ToDictionary(file => Path.GetRelativePath(round, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText);
}
