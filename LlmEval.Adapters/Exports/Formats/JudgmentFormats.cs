using System.Globalization;
using LlmEval.Adapters.Exports.Documents;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>The forms in which judgments are written.</summary>
internal static class JudgmentFormats
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IExportFormat<ExportedJudgment>> All { get; } =
    [
        new JsonLinesFormat<ExportedJudgment>("jsonl", (item, _) => [JudgmentLine.Of(item)]),
        new CsvFormat<ExportedJudgment>(
        [
            ("run", item => item.Pair.Run.ToString()),
            ("sequence", item => item.Link.Sequence.ToString(CultureInfo.InvariantCulture)),
            ("id", item => item.Link.Judgment.Id.ToString()),
            ("current", item => item.IsCurrent ? "true" : "false"),
            ("supersedes", item => item.Link.Judgment.Supersedes?.ToString()),
            ("pair", item => item.Pair.Id.ToString()),
            ("task", item => item.Pair.TaskId),
            ("prompt_variant", item => item.Pair.Prompt),
            ("first_model", item => item.Pair.First.Model),
            ("second_model", item => item.Pair.Second.Model),
            ("source", item => NameOf<JudgmentSource>.Of(item.Link.Judgment.Source)),
            ("kind", item => NameOf<JudgmentKind>.Of(item.Link.Judgment.Kind)),
            ("judge", item => item.Link.Judgment.Judge?.Hex),
            ("reviewer", item => item.Link.Judgment.Reviewer?.ToString()),
            ("lane", item => Name(item.Link.Judgment.Lane)),
            ("action", item => Name(item.Link.Judgment.Action)),
            ("shown", item => Name(item.Link.Judgment.Shown)),
            ("verdict", item => Name(item.Link.Judgment.Verdict)),
            ("inconsistent", item => item.Link.Judgment.IsInconsistent ? "true" : "false"),
            ("confidence", item => item.Link.Judgment.Confidence?.ToString(CultureInfo.InvariantCulture)),
            ("derived_confidence", item => item.Link.Judgment.DerivedConfidence?.ToString(CultureInfo.InvariantCulture)),
            ("spans", item => item.Link.Judgment.Spans.Count.ToString(CultureInfo.InvariantCulture)),
            ("critique", item => item.Link.Judgment.Critique),
            ("reason", item => item.Link.Judgment.Reason),
            ("created_at", item => item.Link.Judgment.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            ("previous_hash", item => item.Link.PreviousHash?.Hex),
            ("hash", item => item.Link.Hash.Hex),
        ]),
    ];

    private static string? Name<T>(T? value)
        where T : struct, Enum =>
        value is { } member ? NameOf<T>.Of(member) : null;
}
