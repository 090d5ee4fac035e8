using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LlmEval.Core.Domain.Identity;

/// <summary>SHA-256 of some content, written as 64 lower-case hexadecimal digits.</summary>
/// <remarks>Identity in this system is by content: equal content has an equal hash on every machine.</remarks>
public readonly record struct ContentHash
{
    private const int Size = SHA256.HashSizeInBytes;

    // The bytes, not the digits: a run keeps several hashes of every case.
    private readonly UInt128 first;
    private readonly UInt128 second;

    private ContentHash(ReadOnlySpan<byte> hash)
    {
        first = BinaryPrimitives.ReadUInt128BigEndian(hash);
        second = BinaryPrimitives.ReadUInt128BigEndian(hash[(Size / 2)..]);
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Hex
    {
        get
        {
            if (this == default) throw new InvalidOperationException("The hash was never computed.");
            Span<byte> hash = stackalloc byte[Size];
            BinaryPrimitives.WriteUInt128BigEndian(hash, first);
            BinaryPrimitives.WriteUInt128BigEndian(hash[(Size / 2)..], second);
            return Convert.ToHexStringLower(hash);
        }
    }

    /// <summary>The first 12 digits, enough to tell two apart on a screen.</summary>
    public string Short => Hex[..12];

    /// <summary>Hashes the UTF-8 bytes of a text as it is, without normalisation.</summary>
    public static ContentHash OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Hashes bytes.</summary>
    public static ContentHash OfBytes(ReadOnlySpan<byte> bytes) => new(SHA256.HashData(bytes));

    /// <summary>Hashes a value by its canonical JSON (<see cref="CanonicalJson"/>).</summary>
    public static ContentHash OfJson(object? value) => OfText(CanonicalJson.Serialize(value));

    /// <summary>Reads a stored hash.</summary>
    /// <exception cref="FormatException">The text is not 64 lower-case hexadecimal digits.</exception>
    public static ContentHash Parse(string hex) =>
        hex.Length == 64 && hex.All(char.IsAsciiHexDigitLower)
            ? new ContentHash(Convert.FromHexString(hex))
            : throw new FormatException($"'{hex}' is not a SHA-256 hash in lower-case hexadecimal.");

    /// <inheritdoc />
    public override string ToString() => Hex;
}
