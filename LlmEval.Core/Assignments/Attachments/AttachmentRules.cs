using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Attachments;

/// <summary>What may come with a brief (assignments.md, 2.3).</summary>
public static class AttachmentRules
{
    /// <summary>The most bytes of one file.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>The most bytes of all files of a round.</summary>
    public const int MaxTotalBytes = 25 * 1024 * 1024;

    /// <summary>The most files of a round.</summary>
    public const int MaxFiles = 20;

    private const int MaxNameLength = 100;

    // Written by the builder or by the service, so that an attachment of that name would be lost or would replace them.
    private static readonly string[] Reserved = [".git", "LICENSE", "README.md", "index.html"];

    /// <summary>Why a name is no plain file name at the root, worded to stand behind the name; null when it is one.</summary>
    public static string? ProblemOf(string name)
    {
        if (Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)) return "is a name that the repository needs for itself";
        if (name.Length is 0 or > MaxNameLength) return $"is not 1 to {MaxNameLength} characters long";
        if (ByService.Writes(name, [])) return "is a name that the repository needs for itself";
        if (name is "." or ".." || name.Any(c => c is '/' or '\\' or ':' || char.IsControl(c)) || name.Trim() != name) return "is no plain file name";
        return RepositoryPath.Problem(name) is { } problem ? $"cannot stand in a repository: {problem}" : null;
    }

    /// <summary>Why the files of a round are too many or too large; null when they are not.</summary>
    public static string? ProblemOf(IReadOnlyList<TaskAttachment> files)
    {
        if (files.Count > MaxFiles) return $"there are {files.Count} attachments, at most {MaxFiles} may come with a brief";
        if (files.GroupBy(file => file.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            return $"two attachments are called '{twice.Key}'";
        if (files.FirstOrDefault(file => file.Content.Length > MaxBytes) is { } large) return $"'{large.Name}' is larger than {MaxBytes / 1024 / 1024} MiB";
        return files.Sum(file => (long)file.Content.Length) > MaxTotalBytes ? $"the attachments together are larger than {MaxTotalBytes / 1024 / 1024} MiB" : null;
    }
}
