namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>What a checkpoint is held against.</summary>
public enum GapReference
{
    /// <summary>On each dataset the baseline with the highest score.</summary>
    BestBaseline,

    /// <summary>The baseline of about the same size with the highest mean.</summary>
    SizeMatched,

    /// <summary>The newest checkpoint of any model.</summary>
    Model,

    /// <summary>Any checkpoint.</summary>
    Checkpoint,
}
