namespace LlmEval.Adapters.Datasets.EvalPlus;

/// <summary>
/// EvalPlus' ready-made tests import numpy for nothing but <c>allclose</c>. Where numpy is not installed, a stand-in with what they use
/// takes its place beside the tests; the solution's process never has it.
/// </summary>
internal static class NumpyStandIn
{
    /// <summary>The setup for such a test, or null for any other.</summary>
    public static string? For(string test) =>
        test.Contains("import numpy as np", StringComparison.Ordinal) && test.Contains("def is_floats(", StringComparison.Ordinal)
            ? PythonParts.Read("closeness") + PythonParts.Read("numpy_stand_in")
            : null;
}
