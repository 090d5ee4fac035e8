using System.Security.Cryptography;
using System.Text;

namespace LlmEval.Adapters.Trx;

/// <summary>Ids of tests by content, so that a test keeps its id over runs and machines, and readers can follow its history.</summary>
public static class TrxTestId
{
    private const byte Version8 = 0x80;
    private const byte VariantOfTheRfc = 0x80;

    /// <summary>The id of the test of this name.</summary>
    /// <param name="fullName">Everything that tells the test from others: class, method, arguments.</param>
    /// <returns>
    /// A UUID of version 8 (RFC 9562, section 5.8): the first 16 bytes of the SHA-256 of the name in UTF-8,
    /// with the four bits of the version and the two of the variant set.
    /// </returns>
    public static Guid Of(string fullName)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(fullName)).AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0f | Version8);
        bytes[8] = (byte)(bytes[8] & 0x3f | VariantOfTheRfc);
        return new Guid(bytes, bigEndian: true);
    }
}
