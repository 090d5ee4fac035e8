using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LlmEval.Core.Domain.Tasks;

/// <summary>
/// A text that a dataset has many of and that is seldom read: packed (RFC 7932) while each character fits into a byte (Latin-1), as in
/// nearly every program. Reading it makes a new string.
/// </summary>
internal readonly struct CompactText(string text) : IEquatable<CompactText>
{
    // Programs of half a thousand characters: beyond this quality it takes longer and hardly gets smaller (here: to 43%).
    private const int Quality = 5;
    private const int WindowBits = 16;

    // Bytes, or the text itself.
    private readonly object? kept = text.All(character => character <= byte.MaxValue) ? Pack(Encoding.Latin1.GetBytes(text)) : text;

    /// <summary>The text.</summary>
    public string Text => kept as string ?? (kept is byte[] packed ? Encoding.Latin1.GetString(Unpack(packed)) : "");

    /// <inheritdoc />
    public bool Equals(CompactText other) => Text == other.Text;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is CompactText other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    // The length, then what is packed.
    private static byte[] Pack(byte[] bytes)
    {
        var packed = new byte[sizeof(int) + BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(packed, bytes.Length);
        return BrotliEncoder.TryCompress(bytes, packed.AsSpan(sizeof(int)), out var written, Quality, WindowBits)
            ? packed[..(sizeof(int) + written)]
            : throw new InvalidOperationException($"A text of {bytes.Length} bytes could not be packed.");
    }

    private static byte[] Unpack(byte[] packed)
    {
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(packed)];
        return BrotliDecoder.TryDecompress(packed.AsSpan(sizeof(int)), bytes, out var written) && written == bytes.Length
            ? bytes
            : throw new InvalidOperationException("A packed text could not be read back.");
    }
}
