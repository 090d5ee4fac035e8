namespace LlmEval.Adapters.Datasets.EvalPlus;

/// <summary>The Python files beside this one, from the assembly.</summary>
internal static class PythonParts
{
    public static string Read(string name)
    {
        using var stream = typeof(PythonParts).Assembly.GetManifestResourceStream($"LlmEval.EvalPlus/{name}.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
