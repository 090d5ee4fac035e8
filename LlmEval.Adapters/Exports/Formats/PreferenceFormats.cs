using LlmEval.Adapters.Exports.Documents;

namespace LlmEval.Adapters.Exports.Formats;

/// <summary>The forms in which preferences are written. docs/preference-data.md names the source of each.</summary>
internal static class PreferenceFormats
{
    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<IExportFormat<ExportedPreference>> All { get; } =
    [
        new JsonLinesFormat<ExportedPreference>("trl", TrlRows.Standard),
        new JsonLinesFormat<ExportedPreference>("trl-conversational", TrlRows.Conversational),
        new JsonLinesFormat<ExportedPreference>("trl-implicit", TrlRows.ImplicitPrompt),
        new JsonLinesFormat<ExportedPreference>("kto", TrlRows.Unpaired),
        new JsonLinesFormat<ExportedPreference>("rewardbench", RewardBenchRow.Of),
        new JsonArrayFormat<ExportedPreference>("argilla", ArgillaRecord.Of),
        new JsonLinesFormat<ExportedPreference>("arena", ArenaRow.Of),
        new JsonLinesFormat<ExportedPreference>("jsonl", (item, _) => [PreferenceLine.Of(item)]),
        PreferenceTable.Format,
    ];
}
