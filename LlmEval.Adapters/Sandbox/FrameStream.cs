using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LlmEval.Adapters.Sandbox;

/// <summary>Messages on a pipe: four bytes of big-endian length, then JSON.</summary>
internal static class FrameStream
{
    /// <summary>Longest message that is read. The supervisor caps all that it reports.</summary>
    public const int MostBytes = 8 << 20;

    private const int HeaderBytes = sizeof(int);

    /// <summary>The bytes of one message.</summary>
    public static byte[] Pack<T>(T message, JsonTypeInfo<T> type) => Pack(JsonSerializer.SerializeToUtf8Bytes(message, type));

    /// <summary>The bytes of one message whose JSON is given.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        var frame = new byte[HeaderBytes + json.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, json.Length);
        json.CopyTo(frame.AsSpan(HeaderBytes));
        return frame;
    }

    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The bytes are no message.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var header = new byte[HeaderBytes];
        if (await stream.ReadAtLeastAsync(header, HeaderBytes, throwOnEndOfStream: false, cancellationToken) < HeaderBytes) return null;
        var length = BinaryPrimitives.ReadInt32BigEndian(header);
        if (length is < 0 or > MostBytes) throw new InvalidDataException($"a message of {length} bytes");
        var body = new byte[length];
        if (await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellationToken) < length) return null;
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"not a message: {problem.Message}", problem);
        }
    }
}
