using LlmEval.Core.Statistics;

namespace LlmEval.Core.Agreement;

/// <summary>Whether a judge's confidence is the chance that a person names the same winner.</summary>
public sealed record ConfidenceCalibration
{
    /// <summary>Blind votes that calibration takes; below, the confidence is shown as uncalibrated.</summary>
    public const int VotesNeeded = 200;

    /// <summary>Parts of the tasks; each is judged by what the others teach.</summary>
    public const int Folds = 5;

    /// <summary>Blind first votes on verdicts with a confidence.</summary>
    public required int Votes { get; init; }

    /// <summary>How it stands.</summary>
    public required CalibrationStatus Status { get; init; }

    /// <summary>Brier score, expected calibration error and reliability of the confidence as it is.</summary>
    public required Calibration Raw { get; init; }

    /// <summary>The same of the confidence after isotonic regression, every vote by a function fitted to the other tasks; null when uncalibrated.</summary>
    public Calibration? CrossFitted { get; init; }

    /// <summary>The function fitted to all votes: what a new confidence is worth; null when uncalibrated.</summary>
    public IReadOnlyList<CalibrationPoint>? Map { get; init; }

    /// <summary>Why it is uncalibrated; null when it is calibrated.</summary>
    public string? Reason { get; init; }
}

/// <summary>A point of a calibration: between two of them, go straight.</summary>
/// <param name="Confidence">As stated.</param>
/// <param name="Probability">What it is worth.</param>
public readonly record struct CalibrationPoint(double Confidence, double Probability);

/// <summary>How a confidence stands.</summary>
public enum CalibrationStatus
{
    /// <summary>Too little is known: show it with this word.</summary>
    Uncalibrated,

    /// <summary>There is a map from stated to observed.</summary>
    Calibrated,
}
