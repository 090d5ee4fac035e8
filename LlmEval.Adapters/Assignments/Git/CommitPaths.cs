using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>What a repository and its files may be called. Whoever builds answers for the names; nothing gets out of its place by them.</summary>
internal static class CommitPaths
{
    private const int LongestName = 100;
    private const int LongestPath = 500;

    /// <summary>Why a name cannot be that of a repository or its owner; null when it can.</summary>
    public static string? WhyNoName(string name) =>
        name is { Length: > 0 and <= LongestName } && name is not ("." or "..") && !name.EndsWith(".git", StringComparison.OrdinalIgnoreCase)
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? null
            : $"'{OneLine.Of(name, 80)}' cannot be the name of a repository: letters, digits, '-', '_' and '.', up to {LongestName}, not ending in .git";

    /// <summary>Refuses names and paths that git or a file system would take for something else.</summary>
    /// <exception cref="DeploymentException">One of them is.</exception>
    public static void Require(DeployRequest request)
    {
        if (WhyNoName(request.Repository) is { } problem) throw new DeploymentException(problem, isTransient: false);
        if (request.Files.Files.Count == 0) throw new DeploymentException($"There are no files to commit to {request.Repository}", isTransient: false);
        foreach (var file in request.Files.Files.Where(file => !IsPath(file.Path)))
        {
            throw new DeploymentException($"'{OneLine.Of(file.Path, 120)}' cannot be the path of a file: give one relative to the root, with '/', without '..' and .git", isTransient: false);
        }

        var folders = request.Files.Files.SelectMany(file => FoldersOf(file.Path)).ToHashSet(StringComparer.Ordinal);
        if (request.Files.Files.FirstOrDefault(file => folders.Contains(file.Path)) is { } both)
        {
            throw new DeploymentException($"'{OneLine.Of(both.Path, 120)}' is a file and a folder", isTransient: false);
        }
    }

    private static bool IsPath(string path) =>
        path.Length <= LongestPath && !path.Any(c => char.IsControl(c) || c == '\\')
        && Array.TrueForAll(path.Split('/'), part => part is not ("" or "." or "..") && !string.Equals(part, ".git", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1)) yield return path[..slash];
    }
}
