namespace LlmEval.Adapters.Assignments.Chromium.Libraries;

/// <summary>A vendored file that answers in place of a CDN.</summary>
/// <param name="Resource">Name of the embedded resource.</param>
/// <param name="MediaType">Its type as CDNs send it.</param>
/// <param name="IsExact">Whether it is, byte for byte, what was asked for; else another version of the same library, which an <c>integrity</c> attribute would refuse.</param>
internal sealed record LibraryFile(string Resource, string MediaType, bool IsExact)
{
    /// <summary>The bytes.</summary>
    public byte[] Read()
    {
        using var stream = typeof(LibraryFile).Assembly.GetManifestResourceStream(Resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
