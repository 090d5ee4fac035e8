using System.Text;
using System.Text.Json;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Prompting;

namespace LlmEval.Core.Assignments.Building;

/// <summary>What a build agent answered: files, or why there are none. Exactly one is set; nothing is put in the place of a missing page.</summary>
/// <param name="Files">The files that it wrote; null when there is a problem.</param>
/// <param name="Problem">Why the answer is no set of files, in words; null when it is.</param>
public sealed record BuildAnswer(FileMap? Files, string? Problem)
{
    /// <summary>Most files of an answer.</summary>
    public const int MostFiles = 200;

    /// <summary>Most bytes of all files together.</summary>
    public const int MostBytes = 10_000_000;

    private const int MostCharacters = 2 * MostBytes;

    private static readonly string[] Needed = ["index.html", "README.md"];

    /// <summary>What was left out of the answer, and why; empty for nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Reads an answer: one JSON object of path and content, bare, fenced or between words. Files of the service's are left out.</summary>
    /// <param name="responseText">The answer as it came.</param>
    /// <param name="attachments">The attachments of all rounds; null for none.</param>
    public static BuildAnswer Read(string responseText, IReadOnlyList<TaskAttachment>? attachments = null)
    {
        if (responseText.Length > MostCharacters) return Failed($"the answer has more than {MostCharacters} characters");
        var objects = JsonInText.Objects(responseText).Where(element => Needed.Any(name => Names(element, name))).DistinctBy(element => element.GetRawText()).ToList();
        return objects switch
        {
            [] => Failed("there is no JSON object with index.html and README.md in it: cut off, or not valid JSON, or a path stands in it twice"),
            [var files] => ReadFiles(files, attachments ?? []),
            _ => Failed("there are several JSON objects with files"),
        };
    }

    private static BuildAnswer ReadFiles(JsonElement answer, IReadOnlyList<TaskAttachment> attachments)
    {
        var (files, notes, paths, bytes) = (new List<RepositoryFile>(), new List<string>(), new PathTable(), 0L);
        foreach (var property in answer.EnumerateObject())
        {
            if (!TryText(property, out var path, out var content)) return Failed($"the content of '{FileText.OneLine(path)}' is not text");
            if (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
            if (RepositoryPath.Problem(path) is { } problem) return Failed($"the path '{FileText.OneLine(path)}' is refused: {problem}");
            if (ByService.Writes(path, attachments))
            {
                notes.Add($"{FileText.OneLine(path)} was left out: the service writes it");
                continue;
            }

            if (paths.Add(path) is { } other) return Failed($"the paths '{FileText.OneLine(path)}' and '{FileText.OneLine(other)}' cannot both be in a repository");
            files.Add(new RepositoryFile(path, Encoding.UTF8.GetBytes(content)));
            bytes += files[^1].Content.Length;
            if (files.Count > MostFiles) return Failed($"there are more than {MostFiles} files");
            if (bytes > MostBytes) return Failed($"the files have more than {MostBytes} bytes");
        }

        var map = new FileMap(files);
        var lacking = Needed.Where(name => map.Find(name) is not { } file || string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(file.Content.Span))).ToList();
        return lacking.Count > 0 ? Failed($"{string.Join(" and ", lacking)} missing or empty") : new BuildAnswer(map, null) { Notes = notes };
    }

    // False also for half a surrogate pair, escaped.
    private static bool TryText(JsonProperty property, out string path, out string content)
    {
        (path, content) = ("(a path that is not text)", "");
        try
        {
            path = property.Name;
            if (property.Value.ValueKind != JsonValueKind.String) return false;
            content = property.Value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Names(JsonElement element, string name) => element.TryGetProperty(name, out _) || element.TryGetProperty($"./{name}", out _);

    private static BuildAnswer Failed(string problem) => new(null, problem);
}
