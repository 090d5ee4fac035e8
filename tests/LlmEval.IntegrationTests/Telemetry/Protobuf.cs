using System.Text;

namespace LlmEval.IntegrationTests.Telemetry;

/// <summary>Reads the fields of a protobuf message (protobuf.dev/programming-guides/encoding), as far as the tests need it.</summary>
internal static class Protobuf
{
    public static IEnumerable<ProtobufField> Read(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) switch
            {
                0 => Skip(message, at),
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                var other => throw new InvalidDataException($"Wire type {other}."),
            };
            yield return new ProtobufField((int)(tag >> 3), message[at..(at + length)]);
            at += length;
        }
    }

    private static int Skip(byte[] message, int at)
    {
        var end = at;
        Varint(message, ref end);
        return end - at;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }
}

/// <summary>A field and its bytes.</summary>
internal readonly record struct ProtobufField(int Number, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}
