using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Core.Assignments.Rendering;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Core.Assignments.Recorded;

/// <summary>A builder that knows its answers: files written by hand for each template, round and variant, with the template's variables in them.</summary>
/// <param name="files">The texts of the files by folder (<see cref="FolderOf"/>), then by path.</param>
public sealed class RecordedBuilder(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> files)
{
    // As a model would write it: readable, with every character as it is.
    private static readonly JsonSerializerOptions AsWritten = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The folder of a round: <c>TEMPLATE/round1</c>, or <c>TEMPLATE/round2-VARIANT</c> with the variant from 0.</summary>
    public static string FolderOf(string template, int? variant) => variant is { } number ? FormattableString.Invariant($"{template}/round2-{number}") : $"{template}/round1";

    /// <summary>The answer that a model would give to a task: the text of a JSON object of path and content. It has no licence and no attachments.</summary>
    /// <exception cref="InvalidOperationException">Nothing is recorded for the task.</exception>
    public string Answer(AssignmentTemplate template, AssignmentTask task)
    {
        var folder = FolderOf(template.Id, task.Variant);
        if (!files.TryGetValue(folder, out var recorded)) throw new InvalidOperationException($"No answer is recorded in '{folder}'.");
        var variables = TaskVariables.Of(template, task.Seed);
        var rendered = recorded
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(file.Key, VariableText.Render(file.Value, TextKind.Script, variables.Values)));
        return JsonSerializer.Serialize(new OrderedDictionary<string, string>(rendered), AsWritten);
    }
}
