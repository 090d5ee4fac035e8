using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Assignments;

/// <summary>The files of a commit.</summary>
public sealed class FileMap
{
    private readonly SortedDictionary<string, RepositoryFile> files = new(StringComparer.Ordinal);

    /// <summary>Files; a later one of the same path wins.</summary>
    public FileMap(IEnumerable<RepositoryFile> of)
    {
        foreach (var file in of) files[file.Path] = file;
    }

    /// <summary>No files.</summary>
    public static FileMap Empty { get; } = new([]);

    /// <summary>The files, by path in ordinal order.</summary>
    public IReadOnlyCollection<RepositoryFile> Files => files.Values;

    /// <summary>A hash over all paths and bytes.</summary>
    public ContentHash Hash => ContentHash.OfJson(files.Values.Select(file => new { path = file.Path, sha256 = ContentHash.OfBytes(file.Content.Span).Hex }).ToArray());

    /// <summary>The file of a path; null when there is none.</summary>
    public RepositoryFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>These files and others; where both have a path, the others'.</summary>
    public FileMap With(IEnumerable<RepositoryFile> others) => new(Files.Concat(others));
}

/// <summary>A file of a commit.</summary>
/// <param name="Path">With <c>/</c>, relative to the root, no <c>..</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record RepositoryFile(string Path, ReadOnlyMemory<byte> Content);
