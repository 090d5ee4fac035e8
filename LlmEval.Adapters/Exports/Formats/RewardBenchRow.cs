namespace LlmEval.Adapters.Exports.Formats;

/// <summary>A row as RewardBench's evaluation dataset has it (dataset card of allenai/reward-bench).</summary>
/// <param name="Prompt">The prompt, without roles.</param>
/// <param name="Chosen">The better response.</param>
/// <param name="ChosenModel">Its model.</param>
/// <param name="Rejected">The other response.</param>
/// <param name="RejectedModel">Its model.</param>
/// <param name="Subset">The task's topic; the dataset's name where it has none.</param>
/// <param name="Id">The row's number in the file, from 0: the column is of whole numbers.</param>
internal sealed record RewardBenchRow(string Prompt, string Chosen, string ChosenModel, string Rejected, string RejectedModel, string Subset, long Id)
{
    /// <summary>The row of a preference.</summary>
    public static IEnumerable<object> Of(ExportedPreference item, long rows) =>
    [
        new RewardBenchRow(
            item.PromptText,
            item.Chosen,
            item.Preference.Chosen.Model,
            item.Rejected,
            item.Preference.Rejected.Model,
            item.Stored.Topic ?? item.Run.DatasetName,
            rows),
    ];
}
