using System.Text.Json;
using System.Text.Json.Serialization;

namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>The figures of an alert that compares: the original's four, and ours beside them.</summary>
public sealed record AlertDetail
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The score it was compared with.</summary>
    public required double PrevScore { get; init; }

    /// <summary>The checkpoint's score.</summary>
    public required double NewScore { get; init; }

    /// <summary>New − previous, rounded to four digits.</summary>
    public required double Delta { get; init; }

    /// <summary>The original's word from the overlap of the two intervals.</summary>
    public required string Significance { get; init; }

    /// <summary>What it was compared with, e.g. <c>best</c>.</summary>
    public string? Reference { get; init; }

    /// <summary>The checkpoint that it was compared with.</summary>
    public string? ReferenceCheckpoint { get; init; }

    /// <summary>What decided: <c>paired</c> when the two share graded examples, else <c>overlap</c>.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>The verdict of our comparison, e.g. <c>worse</c>.</summary>
    public string? Verdict { get; init; }

    /// <summary>Whether our comparison rests on shared examples.</summary>
    public bool? Paired { get; init; }

    /// <summary>P of its test, two-sided; absent when there is none.</summary>
    public double? PValue { get; init; }

    /// <summary>The test.</summary>
    public string? Method { get; init; }

    /// <summary>Shared examples, or the smaller number of samples.</summary>
    public int? N { get; init; }

    /// <summary>New − previous over what was compared: the shared examples where there are some.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower bound of its 95% interval.</summary>
    public double? DifferenceLower { get; init; }

    /// <summary>Upper bound of its 95% interval.</summary>
    public double? DifferenceUpper { get; init; }

    /// <summary>The smallest true difference that such a comparison finds with a power of 80%.</summary>
    public double? DetectableEffect { get; init; }

    /// <summary>The smallest difference that matters.</summary>
    public double? MinimumEffect { get; init; }

    /// <summary>Reads the figures of an alert; null when it has none, as one that compares nothing.</summary>
    public static AlertDetail? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("prev_score", out _) ? document.RootElement.Deserialize<AlertDetail>(Json) : null;
    }

    /// <summary>The figures as they are stored and sent.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);
}
