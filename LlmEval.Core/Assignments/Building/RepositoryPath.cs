using System.Text;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Building;

/// <summary>Which paths a stranger may write. What a repository, a file system or a browser could take for something else is refused.</summary>
public static class RepositoryPath
{
    /// <summary>Most characters of a path.</summary>
    public const int MostCharacters = 200;

    /// <summary>Why a path is refused, in words; null when it is not.</summary>
    public static string? Problem(string path) => path switch
    {
        "" => "it is empty",
        { Length: > MostCharacters } => $"it has more than {MostCharacters} characters",
        _ when path.EnumerateRunes().Any(rune => Rune.IsControl(rune) || FileText.IsInvisible(rune) || rune == Rune.ReplacementChar) => "it has characters that nobody sees",
        _ when path.Contains('\\', StringComparison.Ordinal) => "it has a backslash",
        _ when path[0] == '/' => "it is absolute",
        _ when path.AsSpan().ContainsAny("<>:\"|?*") => "it has one of < > : \" | ? *",
        _ => path.Split('/').Select(OfSegment).FirstOrDefault(problem => problem is not null),
    };

    private static string? OfSegment(string name) => name switch
    {
        "" => "a part of it is empty",
        "." or ".." => "it has a part . or ..",
        // Some file systems drop these, and ".git " is .git there.
        _ when name[^1] is '.' or ' ' || name[0] == ' ' => "a part of it begins with a blank, or ends with a blank or a dot",
        // Files of git's own change what a clone does; git~1 is a short name of .git.
        _ when IsGit(name) => "it is a name of git's own",
        _ => null,
    };

    private static bool IsGit(string name) =>
        name.StartsWith("git~", StringComparison.OrdinalIgnoreCase)
        || (name.StartsWith(".git", StringComparison.OrdinalIgnoreCase) && name is not (".gitignore" or ".gitattributes" or ".github"));
}
