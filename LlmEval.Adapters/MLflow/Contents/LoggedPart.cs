using System.Text.Encodings.Web;
using System.Text.Json;
using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>A part in the form that the server takes.</summary>
internal sealed record LoggedPart
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The metrics, all at one time: sent again, they are the same rows.</summary>
    public required IReadOnlyList<Metric> Metrics { get; init; }

    /// <summary>The params.</summary>
    public required IReadOnlyList<Entry> Params { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyList<Entry> Tags { get; init; }

    /// <summary>What was cut, in full, by its name.</summary>
    public required IReadOnlyDictionary<string, string> LongValues { get; init; }

    /// <summary>The file that keeps what was cut.</summary>
    public TrackedFile LongValuesFile() => new(
        LongText.Artifact, (stream, cancellationToken) => JsonSerializer.SerializeAsync(stream, LongValues, Readable, cancellationToken));

    /// <summary>Names and cuts what is logged of a part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="tags">All of its tags.</param>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    public static LoggedPart Of(RunPart part, IReadOnlyList<(string Name, string Value)> tags, long timestamp)
    {
        var metrics = part.Metrics.Where(metric => double.IsFinite(metric.Value)).ToList();
        var longValues = part.Params.Where(param => param.Value.Length > LongText.LongestParam)
            .Concat(tags.Where(tag => tag.Value.Length > LongText.LongestTag));
        return new LoggedPart
        {
            Metrics = [.. metrics.Zip(MetricNames.Of(metrics.Select(metric => metric.Name)), (metric, name) => new Metric(name, metric.Value, timestamp))],
            Params = Entries(part.Params, LongText.LongestParam),
            Tags = Entries(tags, LongText.LongestTag),
            LongValues = longValues.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
        };
    }

    private static IReadOnlyList<Entry> Entries(IReadOnlyList<(string Name, string Value)> texts, int longest) =>
        [.. texts.Zip(MetricNames.Of(texts.Select(text => text.Name)), (text, name) => new Entry(name, LongText.Fit(text.Value, longest)))];
}
