using System.Security.Cryptography;
using System.Text;

namespace LlmEval.Adapters.Assignments.Git;

/// <summary>The ids that git gives to contents.</summary>
internal static class GitBlobId
{
    /// <summary>The id of a blob: SHA-1 over <c>blob LENGTH\0</c> and the bytes, as 40 lower-case hex digits.</summary>
    /// <remarks>It names objects of git's, and secures nothing.</remarks>
    public static string Of(ReadOnlySpan<byte> content)
    {
#pragma warning disable CA5350 // Git's object ids are SHA-1.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes($"blob {content.Length}\0"));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a text is a whole id of an object: 40 lower-case hex digits.</summary>
    public static bool IsWhole(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);
}
