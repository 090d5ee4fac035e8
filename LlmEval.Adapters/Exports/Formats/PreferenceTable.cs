using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>Preferences as a table. New columns come last: people and programs count them.</summary>
internal static class PreferenceTable
{
    /// <summary>The format.</summary>
    public static IExportFormat<ExportedPreference> Format { get; } = new CsvFormat<ExportedPreference>(
    [
        ("id", item => item.Preference.Id.Hex),
        ("prompt", item => item.PromptText),
        ("chosen", item => item.Chosen),
        ("rejected", item => item.Rejected),
        ("chosen_model", item => item.Preference.Chosen.Model),
        ("rejected_model", item => item.Preference.Rejected.Model),
        ("strength", item => item.Preference.Strength.ToString(CultureInfo.InvariantCulture)),
        ("rationale", item => item.Preference.Rationale),
        ("source", item => NameOf<JudgmentSource>.Of(item.Preference.Source)),
        ("adjudicated", item => item.Preference.IsAdjudicated ? "true" : "false"),
        ("contradicts_tests", item => item.Preference.ContradictsTests ? "true" : "false"),
        ("chosen_outcome", item => NameOf<Outcome>.Of(item.Preference.Chosen.Outcome)),
        ("rejected_outcome", item => NameOf<Outcome>.Of(item.Preference.Rejected.Outcome)),
        ("task", item => item.Preference.Pair.TaskId),
        ("topic", item => item.Stored.Topic),
        ("difficulty", item => item.Stored.Difficulty),
        ("prompt_variant", item => item.Preference.Pair.Prompt),
        ("run", item => item.Run.Id.ToString()),
        ("pair", item => item.Preference.Pair.Id.ToString()),
        ("judgments", item => string.Join(' ', item.Preference.Judgments.Select(judgment => judgment.Id))),
        ("decided_at", item => item.Preference.DecidedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        ("task_hash", item => item.Preference.Pair.TaskHash.Hex),
    ]);
}
