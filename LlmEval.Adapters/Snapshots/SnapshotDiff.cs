using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using LlmEval.Core.Comparison;

namespace LlmEval.Adapters.Snapshots;

/// <summary>A line that two snapshots do not share.</summary>
/// <param name="IsNew">True for what a run brought, false for what was accepted.</param>
/// <param name="Model">The line of the model that it stands under; null for the head of the file.</param>
/// <param name="Text">The line, without indentation.</param>
public sealed record DiffLine(bool IsNew, string? Model, string Text);

/// <summary>The lines in which the files of two snapshots differ.</summary>
public static class SnapshotDiff
{
    /// <summary>The differing lines, in the files' order.</summary>
    public static IReadOnlyList<DiffLine> Between(RunSnapshot verified, RunSnapshot received)
    {
        var lines = new List<DiffLine>();
        string? model = null;
        foreach (var piece in new InlineDiffBuilder(new Differ()).BuildDiffModel(SnapshotJson.Write(verified), SnapshotJson.Write(received)).Lines)
        {
            var text = piece.Text.Trim().TrimEnd(',');
            if (text.StartsWith("\"model\": ", StringComparison.Ordinal)) model = text;
            if (piece.Type is ChangeType.Inserted or ChangeType.Deleted) lines.Add(new DiffLine(piece.Type == ChangeType.Inserted, model, text));
        }

        return lines;
    }
}
