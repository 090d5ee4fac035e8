using System.Globalization;

namespace LlmEval.Adapters.Datasets.EvalPlus;

/// <summary>
/// A test program that checks a solution against EvalPlus' canonical one on every input, base inputs first. Reference and inputs are part
/// of the tests, so in strong mode the solution never sees them.
/// </summary>
/// <remarks>
/// The rules are those of EvalPlus 0.3.1 (<c>evalplus/eval/__init__.py</c>, <c>evalplus/gen/util/__init__.py</c>): expected values from
/// prompt + canonical solution without the contract, arguments copied for every call, <c>==</c> first, then <c>numpy.allclose</c> with
/// rtol 1e-07 where the task has a tolerance or expects floats. Differences: one CPU limit for the task instead of one per input, and
/// nested sequences are compared item by item (numpy would broadcast unequal shapes and refuse ragged ones).
/// </remarks>
internal sealed record EvalPlusProgram
{
    /// <summary>The family before the slash and the number behind it decide the special rules.</summary>
    public required string TaskId { get; init; }

    /// <summary>The function's name.</summary>
    public required string EntryPoint { get; init; }

    /// <summary>A complete program that defines the function.</summary>
    public required string Reference { get; init; }

    /// <summary>JSON list of argument lists.</summary>
    public required string BaseInputs { get; init; }

    /// <summary>JSON list of argument lists.</summary>
    public required string PlusInputs { get; init; }

    /// <summary><c>atol</c>; 0 compares exactly unless floats are expected.</summary>
    public required double AbsoluteTolerance { get; init; }

    /// <summary>The program; it defines <c>check(candidate)</c>.</summary>
    public string ToPython() => string.Join('\n',
    [
        $"_REFERENCE = {PythonText.Literal(Reference)}",
        $"_ENTRY_POINT = {PythonText.Literal(EntryPoint)}",
        $"_ATOL = {AbsoluteTolerance.ToString("R", CultureInfo.InvariantCulture)}",
        "_INPUTS = (",
        $"    (\"base\", {PythonText.Literal(BaseInputs)}),",
        $"    (\"plus\", {PythonText.Literal(PlusInputs)}),",
        ")",
        PythonParts.Read("closeness"),
        PythonParts.Read("oracles"),
        PythonParts.Read("inputs"),
        $"_oracle = _oracle_{EvalPlusRules.Oracle(TaskId, EntryPoint)}",
        $"_restore = _restore_{EvalPlusRules.InputShape(TaskId)}",
        PythonParts.Read("check"),
    ]);
}
