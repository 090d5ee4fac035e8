using System.Security.Cryptography;
using System.Text;

namespace LlmEval.Core.Domain.Prompting;

/// <summary>Makes the token that sets off what a model must read as data. Nobody who wrote such data could know it.</summary>
/// <remarks>
/// A token is 128 bits of HMAC-SHA-256 over everything that is fenced in the call: new for every call, the same for the same call (so
/// that its answer can be cached), and out of reach for a text that would have to contain a hash of itself. One that occurs in the texts
/// all the same is passed over.
/// </remarks>
/// <param name="draw">Gives the candidate for a token: texts, and which attempt.</param>
public sealed class FenceTokens(Func<IReadOnlyList<string>, int, string> draw)
{
    /// <summary>Hexadecimal digits of a token.</summary>
    public const int Length = 32;

    /// <summary>Tokens from a seed.</summary>
    public static FenceTokens Seeded(long seed) => new((texts, attempt) =>
    {
        using var content = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, BitConverter.GetBytes(seed));
        content.AppendData(BitConverter.GetBytes(attempt));
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            content.AppendData(BitConverter.GetBytes(bytes.Length));
            content.AppendData(bytes);
        }

        return Convert.ToHexStringLower(content.GetHashAndReset())[..Length];
    });

    /// <summary>A token that occurs in none of the texts, in upper or lower case.</summary>
    public string For(IReadOnlyList<string> texts)
    {
        for (var attempt = 0; ; attempt++)
        {
            var token = draw(texts, attempt);
            if (!texts.Any(text => text.Contains(token, StringComparison.OrdinalIgnoreCase))) return token;
        }
    }
}
