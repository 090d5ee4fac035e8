using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Assignments.Building;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Code;

namespace LlmEval.Core.Pipeline.Assignments;

/// <summary>The files of a web app as the program that was found in an answer.</summary>
internal static class SubmittedFiles
{
    // For people to read: what HTML needs escaped is plain here.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Finds the files; their text is a JSON object of paths and contents, whatever stood around it in the answer.</summary>
    public static ExtractedCode Find(string response, AssignmentTurn turn)
    {
        var answer = BuildAnswer.Read(response, Attachments(turn));
        return new ExtractedCode
        {
            Code = answer.Files is { } files ? JsonSerializer.Serialize(files.Files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetString(file.Content.Span)), Readable) : null,
            Method = answer.Files is null ? ExtractionMethod.None : ExtractionMethod.FileMap,
            LooksComplete = answer.Files is not null,
            Reason = answer.Problem ?? string.Join("; ", answer.Notes.Prepend($"{answer.Files!.Files.Count} files")),
        };
    }

    /// <summary>The files of an answer of which <see cref="Find"/> found them.</summary>
    public static BuildAnswer Read(string response, AssignmentTurn turn) => BuildAnswer.Read(response, Attachments(turn));

    private static IReadOnlyList<TaskAttachment> Attachments(AssignmentTurn turn) => [.. turn.Earlier?.Attachments ?? [], .. turn.Task.Attachments];
}
