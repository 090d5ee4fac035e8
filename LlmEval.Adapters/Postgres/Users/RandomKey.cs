using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Users;

/// <summary>Keys that nobody can guess, and the hashes under which they are stored.</summary>
internal static class RandomKey
{
    private const int Bytes = 32;
    private const string TokenPrefix = "lle_";

    /// <summary>A new token; the prefix lets scanners for secrets find one that went astray.</summary>
    public static Secret NewToken() => new("a new token", TokenPrefix + NewText());

    /// <summary>A new key of a session.</summary>
    public static Secret NewSessionKey() => new("a new session", NewText());

    /// <summary>256 random bits as base64url.</summary>
    public static string NewText() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hash of a key. Not salted or slowed down: a key has 256 random bits, there is nothing to guess.</summary>
    public static string HashOf(Secret key) => ContentHash.OfText(key.Reveal()).Hex;

    /// <summary>Whether two hashes are equal, in a time that does not tell where they differ.</summary>
    public static bool AreEqual(string hash, string other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));
}
