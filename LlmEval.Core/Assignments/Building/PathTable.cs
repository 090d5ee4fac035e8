namespace LlmEval.Core.Assignments.Building;

/// <summary>Paths of one commit: finds two that a file system without regard to case would take for one, and files that are folders too.</summary>
internal sealed class PathTable
{
    private readonly Dictionary<string, (string Exact, bool IsFile)> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Enters a file. The path that it collides with, and is then not entered; null for none.</summary>
    public string? Add(string path)
    {
        var parts = Parts(path).ToList();
        var taken = parts.Where(part => seen.TryGetValue(part.Exact, out var other) && (other != part || part.IsFile)).Select(part => seen[part.Exact].Exact).FirstOrDefault();
        if (taken is not null) return taken;
        foreach (var part in parts) seen[part.Exact] = part;
        return null;
    }

    // The folders that a file is in, from the root, then the file.
    private static IEnumerable<(string Exact, bool IsFile)> Parts(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1)) yield return (path[..slash], false);
        yield return (path, true);
    }
}
