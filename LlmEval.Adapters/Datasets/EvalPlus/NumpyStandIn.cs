namespace LlmEval.Adapters.Datasets.EvalPlus;

/// <summary>
/// EvalPlus' ready-made tests import numpy for nothing but <c>allclose</c>. Where numpy is not installed, a stand-in with what they use
/// takes its place beside the tests; in strong mode the solution never meets it.
/// </summary>
internal static class NumpyStandIn
{
    /// <summary>The setup for such a test, known by the function that all of them define; null for any other.</summary>
    public static string? For(string test) =>
        test.Contains("import numpy as np", StringComparison.Ordinal) && test.Contains("def assertion(", StringComparison.Ordinal)
            ? PythonParts.Read("closeness") + PythonParts.Read("numpy_stand_in")
            : null;
}
