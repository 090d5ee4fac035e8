namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>Where a value went from a to b.</summary>
public enum DiffDirection
{
    /// <summary>b is higher.</summary>
    Improved,

    /// <summary>b is lower.</summary>
    Regressed,

    /// <summary>The values are equal to 4 digits.</summary>
    Unchanged,
}
