namespace LlmEval.Core.Lab.Prompts;

/// <summary>How rows are named: by their column <c>id</c>, else <c>name</c>, else by their place.</summary>
public static class RowNames
{
    /// <summary>The column that names rows before all others.</summary>
    public const string Id = "id";

    /// <summary>The column that names rows where there is no <see cref="Id"/>.</summary>
    public const string Name = "name";

    /// <summary>The name of a row.</summary>
    /// <param name="place">Its place, from 1.</param>
    /// <param name="values">Its values.</param>
    public static string Of(int place, IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(Id) is { Length: > 0 } id ? id
        : values.GetValueOrDefault(Name) is { Length: > 0 } name ? name
        : $"row-{place}";
}
