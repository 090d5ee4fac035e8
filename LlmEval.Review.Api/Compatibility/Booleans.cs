namespace LlmEval.Review.Api.Compatibility;

/// <summary>The words that the original takes for true and false.</summary>
internal static class Booleans
{
    /// <summary>Reads one.</summary>
    public static bool TryRead(string text, out bool value)
    {
        value = text.ToLowerInvariant() is "true" or "1" or "on" or "yes" or "t" or "y";
        return value || text.ToLowerInvariant() is "false" or "0" or "off" or "no" or "f" or "n";
    }
}
