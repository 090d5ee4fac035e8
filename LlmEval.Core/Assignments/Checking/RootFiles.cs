using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Checking;

/// <summary>Finds a file at the root by its usual names.</summary>
internal static class RootFiles
{
    /// <summary>The first of the names that is there, in these letters before others; null for none.</summary>
    public static StoredBlob? Find(IReadOnlyList<StoredBlob> files, params IReadOnlyList<string> names) =>
        names.Select(name => files.FirstOrDefault(file => file.Path == name) ?? files.FirstOrDefault(file => string.Equals(file.Path, name, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(file => file is not null);
}
