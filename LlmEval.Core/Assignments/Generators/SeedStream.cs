using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LlmEval.Core.Assignments.Generators;

/// <summary>Bytes that a seed stands for: SHA-256(seed ‖ counter) for counter 0, 1, 2, …, the counter in 8 bytes, most significant first.</summary>
/// <remarks>The same on every machine and runtime, which <see cref="Random"/> does not promise. Not safe for concurrent use.</remarks>
/// <param name="seed">Any text; its UTF-8 bytes count.</param>
public sealed class SeedStream(string seed)
{
    private readonly byte[] input = [.. Encoding.UTF8.GetBytes(seed), .. new byte[sizeof(ulong)]];
    private readonly byte[] block = new byte[SHA256.HashSizeInBytes];
    private ulong counter;
    private int used = SHA256.HashSizeInBytes;

    /// <summary>The next byte.</summary>
    public byte NextByte()
    {
        if (used == block.Length)
        {
            BinaryPrimitives.WriteUInt64BigEndian(input.AsSpan(^sizeof(ulong)), counter++);
            SHA256.HashData(input, block);
            used = 0;
        }

        return block[used++];
    }

    /// <summary>A whole number from 0 to below a bound, each as likely as the others.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // What lies beyond the last whole multiple of the bound would make small numbers likelier, and is drawn again.
        var limit = (1L << 32) / bound * bound;
        while (true)
        {
            long drawn = ((uint)NextByte() << 24) | ((uint)NextByte() << 16) | ((uint)NextByte() << 8) | NextByte();
            if (drawn < limit) return (int)(drawn % bound);
        }
    }

    /// <summary>A whole number from one to another, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>One of some things.</summary>
    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Some different ones of some things, in drawn order (Fisher and Yates).</summary>
    public IReadOnlyList<T> Draw<T>(IReadOnlyList<T> from, int count)
    {
        T[] all = [.. from];
        for (var i = 0; i < count; i++)
        {
            var other = i + Below(all.Length - i);
            (all[i], all[other]) = (all[other], all[i]);
        }

        return all[..count];
    }
}
