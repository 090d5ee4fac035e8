namespace LlmEval.Core.Domain.Users;

/// <summary>Which names users can have.</summary>
public static class UserNames
{
    private const int Longest = 64;

    /// <summary>What names are made of, for people.</summary>
    public const string Rule = "1 to 64 letters, digits, '.', '_', '-' and '@'";

    /// <summary>Whether a text is a name.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= Longest && text.All(IsAllowed);

    /// <summary>A name from any text (the account's name of an operating system): what is not allowed is left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fallback">The name where nothing is left.</param>
    public static string From(string text, string fallback)
    {
        var kept = string.Concat(text.Where(IsAllowed).Take(Longest));
        return kept.Length > 0 ? kept : fallback;
    }

    private static bool IsAllowed(char unit) => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '_' or '-' or '@';
}
