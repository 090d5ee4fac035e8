namespace LlmEval.Core.Domain.Observatory;

/// <summary>What a measurement made of one example of its dataset.</summary>
public sealed record SubmittedExample
{
    /// <summary>Its place in the dataset; two measurements are paired by it.</summary>
    public required int Index { get; init; }

    /// <summary>Whether the answer was right; null when it was not graded.</summary>
    public bool? Correct { get; init; }

    /// <summary>Beginning of the input.</summary>
    public string? InputPreview { get; init; }

    /// <summary>Beginning of the answer.</summary>
    public string? OutputPreview { get; init; }

    /// <summary>What was expected.</summary>
    public string? GroundTruth { get; init; }

    /// <summary>Kind of mistake.</summary>
    public string? ErrorTag { get; init; }

    /// <summary>Difficulty of the example.</summary>
    public string? Difficulty { get; init; }

    /// <summary>Topic of the example.</summary>
    public string? Topic { get; init; }

    /// <summary>Part of the dataset.</summary>
    public string? Subtask { get; init; }

    /// <summary>A JSON object of whatever was sent.</summary>
    public string MetadataJson { get; init; } = "{}";
}
