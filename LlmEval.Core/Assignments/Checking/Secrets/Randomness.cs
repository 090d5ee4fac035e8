namespace LlmEval.Core.Assignments.Checking.Secrets;

/// <summary>Tells random values from words, by Shannon's entropy over characters and by their make.</summary>
internal static class Randomness
{
    // Hex has at most 4 bits a character; names in code have about 3 to 3.6, and few digits.
    private const double FewestBits = 3.5;
    private const double FewestBitsOfHex = 3;
    private const int FewestHex = 24;
    private const int FewestDigits = 2;
    private const int LongestShort = 4;
    private const int LongestId = 8;

    /// <summary>Whether a value looks drawn at random.</summary>
    public static bool IsRandom(string value)
    {
        if (value.Count(char.IsAsciiDigit) < FewestDigits || !value.Any(char.IsAsciiLetter) || IsMadeOfWords(value)) return false;
        return value.All(char.IsAsciiHexDigit)
            ? value.Length >= FewestHex && Entropy(value) >= FewestBitsOfHex
            : Entropy(value) >= FewestBits;
    }

    /// <summary>Bits per character: −Σ p log₂ p over the characters' shares.</summary>
    public static double Entropy(string value) =>
        value.GroupBy(character => character).Sum(same => -((double)same.Count() / value.Length * Math.Log2((double)same.Count() / value.Length)));

    /// <summary>Whether a value is words with short parts between, of which one may be an id: <c>github-user-token-v12</c>, <c>#user-a1b2c3d4</c>.</summary>
    public static bool IsMadeOfWords(string value)
    {
        var parts = value.Split(['-', '_', '.', '/', ':', '=', '#', '@'], StringSplitOptions.RemoveEmptyEntries);
        var others = parts.Where(part => part.Length > LongestShort && !part.All(char.IsAsciiLetter)).ToList();
        return parts.Any(part => part.Length >= LongestShort && part.All(char.IsAsciiLetter)) && others.Count <= 1 && others.TrueForAll(part => part.Length <= LongestId);
    }
}
