using System.Text.Json.Nodes;
using LlmEval.Adapters.Yaml.Diagnostics;

namespace LlmEval.Adapters.Yaml.Grammar;

/// <summary>Describes a path that must exist. It becomes absolute; a relative one starts at the file's folder.</summary>
/// <param name="mayBeFolder">Whether a folder will do as well as a file.</param>
public sealed class PathShape(bool mayBeFolder) : ScalarShape<string>
{
    /// <inheritdoc />
    public override string Expected => mayBeFolder ? "the path of a file or folder" : "the path of a file";

    private protected override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    private protected override Reading<string> Parse(ScalarValue value)
    {
        if (value.Text.Length == 0) return Fail(value, ValueCodes.EmptyText, $"{value.Subject} is empty");
        if (value.Text.Contains('\0', StringComparison.Ordinal)) return Fail(value, ValueCodes.NoSuchPath, $"{value.Subject} holds a NUL");
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(value.Text, value.Context.Folder));
        if (File.Exists(path) || (mayBeFolder && Directory.Exists(path))) return Reading<string>.Valid(path, value.Node);
        return Directory.Exists(path)
            ? Fail(value, ValueCodes.NoSuchPath, $"{value.Subject} must be {Expected}, but {path} is a folder")
            : Fail(
                value, ValueCodes.NoSuchPath, $"{value.Subject}: there is no {(mayBeFolder ? "file or folder" : "file")} {path}",
                Nearest(path));
    }

    // A misspelt name is mostly near one that is there.
    private static string? Nearest(string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (!Directory.Exists(folder)) return null;
        try
        {
            return Similar.Suggest(
                Path.GetFileName(path), Directory.EnumerateFileSystemEntries(folder).Take(1000).Select(entry => Path.GetFileName(entry)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
