namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>What becomes one run of MLflow: the evaluation as a whole, or one model with one prompt variant. Nothing is slugged or cut yet.</summary>
internal sealed record RunPart
{
    /// <summary>The part that is the evaluation as a whole.</summary>
    public const string Whole = "run";

    /// <summary>Names the part within its run: <see cref="Whole"/>, or model and prompt.</summary>
    public required string Key { get; init; }

    /// <summary>The name that MLflow shows.</summary>
    public required string Name { get; init; }

    /// <summary>Tags, besides those that every part has.</summary>
    public IReadOnlyList<(string Name, string Value)> Tags { get; init; } = [];

    /// <summary>What was set.</summary>
    public required IReadOnlyList<(string Name, string Value)> Params { get; init; }

    /// <summary>What was measured.</summary>
    public required IReadOnlyList<(string Name, double Value)> Metrics { get; init; }
}
