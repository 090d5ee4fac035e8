using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LlmEval.Adapters.Datasets.Jsonl;

/// <summary>Reads a UTF-8 text, gunzipping it where its first bytes say so.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text, or null when it cannot be read and that was reported.</returns>
    public static async Task<string?> ReadAsync(string path, DatasetProblems problems, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        try
        {
            if (bytes is [0x1f, 0x8b, ..]) bytes = await GunzipAsync(bytes, cancellationToken);
            var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
            return StrictUtf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (InvalidDataException error)
        {
            problems.Add(path, $"the gzip data is damaged or cut off ({error.Message.TrimEnd('.')}): fetch the file again");
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes.AsSpan(0, Math.Min(error.Index, bytes.Length)).Count((byte)'\n');
            problems.Add($"{path}:{line}", "the text is not UTF-8");
        }

        return null;
    }

    private static async Task<byte[]> GunzipAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await using var unzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await unzip.CopyToAsync(plain, cancellationToken);
        // .NET takes a cut-off file for a short one. The last four bytes are the length of the (last) content, or noise where it was cut.
        if (bytes.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(bytes.Length - 4)) > plain.Length)
        {
            throw new InvalidDataException("The end is missing");
        }

        return plain.ToArray();
    }
}
