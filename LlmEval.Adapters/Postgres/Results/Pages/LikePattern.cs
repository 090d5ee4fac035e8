namespace LlmEval.Adapters.Postgres.Results.Pages;

/// <summary>Patterns of <c>like</c>.</summary>
internal static class LikePattern
{
    /// <summary>Matches what has the text in it, whatever it is made of; null for no text.</summary>
    public static string? Containing(string? text) => string.IsNullOrEmpty(text) ? null : $"%{Escaped(text)}%";

    /// <summary>Matches what begins with the text; null for no text.</summary>
    public static string? Beginning(string? text) => string.IsNullOrEmpty(text) ? null : $"{Escaped(text)}%";

    private static string Escaped(string text) =>
        StoredText.Encode(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
