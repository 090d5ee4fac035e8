namespace LlmEval.Tool.Commands;

/// <summary>The value of <c>--models</c>.</summary>
internal static class ModelList
{
    /// <summary>The ids, given one by one or separated by commas.</summary>
    public static IReadOnlyList<string> Split(string[]? lists) =>
        [.. (lists ?? []).SelectMany(list => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
}
