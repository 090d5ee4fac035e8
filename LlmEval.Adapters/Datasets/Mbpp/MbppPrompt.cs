namespace LlmEval.Adapters.Datasets.Mbpp;

/// <summary>What a model is shown of an MBPP task.</summary>
internal static class MbppPrompt
{
    /// <summary>
    /// The text and the asserts, as in the paper (section 3.1: the asserts tell the function's name and signature), written as a
    /// docstring, as EvalPlus and the BigCode harness do: so it stands well in a template made for function headers, and it is Python.
    /// </summary>
    public static string Of(string text, IReadOnlyList<string> asserts)
    {
        var lines = string.Join('\n', [text.Trim(), .. asserts.Select(assert => assert.Trim())]);
        return $"\"\"\"\n{lines.Replace("\"\"\"", "\\\"\\\"\\\"", StringComparison.Ordinal)}\n\"\"\"\n";
    }
}
