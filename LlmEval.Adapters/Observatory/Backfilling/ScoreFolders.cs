using LlmEval.Core.Observatory.Backfilling;

namespace LlmEval.Adapters.Observatory.Backfilling;

/// <summary>Finds score files: in a folder itself, and in those below it.</summary>
public static class ScoreFolders
{
    // Models, their checkpoints, and a folder between.
    private const int DeepestBelow = 3;

    private static readonly string[] AnswerFiles = ["_generations.jsonl", "_grades.jsonl"];

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = DeepestBelow,
        MatchCasing = MatchCasing.CaseSensitive,
        // A linked folder is a checkpoint like any other; the depth ends circles.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>The folders that hold score files, with what is in them.</summary>
    /// <param name="folder">Absolute path of a folder of one checkpoint, or of a parent of such folders.</param>
    /// <exception cref="BackfillException">There is no such folder, no score file in it, or one that cannot be read.</exception>
    public static IReadOnlyList<ScoreFolder> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new BackfillException($"There is no directory {folder}");
        try
        {
            var files = Directory.EnumerateFiles(folder, "*" + ScoreFile.Suffix, Below).ToLookup(path => Path.GetDirectoryName(path)!, StringComparer.Ordinal);
            // As in the original: what lies in the folder itself is one checkpoint, whatever is below it.
            IReadOnlyList<string> places = files.Contains(folder) ? [folder] : [.. files.Select(group => group.Key).Order(StringComparer.Ordinal)];
            if (places.Count == 0) throw new BackfillException($"There are no *{ScoreFile.Suffix} files in {folder}");
            return [.. places.Select(place => new ScoreFolder(place, [.. files[place].Order(StringComparer.Ordinal).Select(ReadFile)]))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackfillException($"The score files below {folder} cannot be read: {e.Message}");
        }
    }

    private static CountedScores ReadFile(string path)
    {
        var file = ScoreFile.Parse(Path.GetFileName(path), File.ReadAllText(path));
        var counts = AnswerFiles.Select(name => Path.Combine(Path.GetDirectoryName(path)!, file.Dataset + name)).Where(File.Exists).Select(CountLines).Distinct().ToList();
        // Two files that disagree prove nothing.
        return new CountedScores(file, counts is [> 0 and var count] ? count : null);
    }

    private static int CountLines(string path) => File.ReadLines(path).Count(line => !string.IsNullOrWhiteSpace(line));
}
