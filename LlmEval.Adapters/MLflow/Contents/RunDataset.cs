using System.Text.Json;
using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>The dataset of a run.</summary>
internal static class RunDataset
{
    // The server's own limit; 36 digits of a hash tell any two datasets apart.
    private const int LongestDigest = 36;
    private const int LongestName = 500;

    /// <summary>The dataset as an input, with what it was used for.</summary>
    public static DatasetInput Of(TrackedRun tracked)
    {
        var name = LongText.Fit(tracked.Run.DatasetName, LongestName);
        var tasks = tracked.Cases.Select(facts => facts.TaskId).Distinct(StringComparer.Ordinal).Count();
        return new DatasetInput(
            [new Entry("mlflow.data.context", "eval")],
            new Dataset(
                name,
                tracked.Run.DatasetHash.Hex[..LongestDigest],
                "local",
                JsonSerializer.Serialize(new Dictionary<string, string> { ["uri"] = name }),
                JsonSerializer.Serialize(new Dictionary<string, int> { ["num_rows"] = tasks })));
    }
}
