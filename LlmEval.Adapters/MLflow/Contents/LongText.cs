namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>Texts that fit the server, which would cut longer ones without a word.</summary>
internal static class LongText
{
    /// <summary>Characters of a param.</summary>
    public const int LongestParam = 6000;

    /// <summary>Characters of a tag.</summary>
    public const int LongestTag = 5000;

    /// <summary>The artifact that has the whole of what was cut.</summary>
    public const string Artifact = "long-values.json";

    private const string Marker = $"… (cut; the whole text is in {Artifact})";

    /// <summary>The text, cut with a mark where it is too long. U+0000, which no database behind the server takes, becomes U+FFFD.</summary>
    public static string Fit(string text, int longest)
    {
        var clean = text.Replace('\0', '\uFFFD');
        if (clean.Length <= longest) return clean;
        var kept = longest - Marker.Length;
        return clean[..(char.IsHighSurrogate(clean[kept - 1]) ? kept - 1 : kept)] + Marker;
    }
}
