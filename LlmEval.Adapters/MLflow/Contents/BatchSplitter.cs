using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LlmEval.Adapters.MLflow.Rest;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>Splits what is logged to a run into requests that the server takes.</summary>
internal static class BatchSplitter
{
    /// <summary>Metrics of one request, and everything of one request.</summary>
    public const int MostItems = 1000;

    /// <summary>Params of one request; as many tags.</summary>
    public const int MostTexts = 100;

    /// <summary>Bytes of one request stay below this.</summary>
    public const int MostBytes = 1_000_000;

    // The braces and names around the items.
    private const int Frame = 1000;

    /// <summary>The requests, in order.</summary>
    public static IEnumerable<LogBatch> Split(LogBatch whole)
    {
        var batch = new Batch(whole.RunId);
        foreach (var metric in whole.Metrics)
        {
            var size = SizeOf(metric, MlflowJson.Default.Metric);
            if (!batch.Fits(batch.Metrics, MostItems, size))
            {
                yield return batch.Made;
                batch = new Batch(whole.RunId);
            }

            batch.Add(batch.Metrics, metric, size);
        }

        foreach (var (text, isTag) in whole.Params.Select(param => (param, false)).Concat(whole.Tags.Select(tag => (tag, true))))
        {
            var size = SizeOf(text, MlflowJson.Default.Entry);
            if (!batch.Fits(isTag ? batch.Tags : batch.Params, MostTexts, size))
            {
                yield return batch.Made;
                batch = new Batch(whole.RunId);
            }

            batch.Add(isTag ? batch.Tags : batch.Params, text, size);
        }

        if (batch.Count > 0) yield return batch.Made;
    }

    private static int SizeOf<T>(T item, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(item, type).Length + 1;

    private sealed class Batch(string runId)
    {
        private int bytes = Frame;

        public List<Metric> Metrics { get; } = [];

        public List<Entry> Params { get; } = [];

        public List<Entry> Tags { get; } = [];

        public int Count => Metrics.Count + Params.Count + Tags.Count;

        public LogBatch Made => new(runId, Metrics, Params, Tags);

        public bool Fits<T>(List<T> items, int most, int size) => items.Count < most && Count < MostItems && bytes + size < MostBytes;

        public void Add<T>(List<T> items, T item, int size)
        {
            items.Add(item);
            bytes += size;
        }
    }
}
