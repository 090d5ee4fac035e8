using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace LlmEval.Adapters.Replay;

/// <summary>Opens files that may be compressed for reading at any place.</summary>
internal static class Gunzip
{
    /// <summary>
    /// Opens a file. One that begins as gzip does, whatever its name, is unpacked to a temporary file that has no name any more when this
    /// returns: it goes with the handle, also when the process is killed.
    /// </summary>
    public static SafeFileHandle Open(string path)
    {
        var file = File.OpenHandle(path);
        if (!IsGzip(file)) return file;
        using var packed = new GZipStream(new FileStream(file, FileAccess.Read), CompressionMode.Decompress);
        var temporary = Path.Combine(Path.GetTempPath(), $"llm-eval-replay-{Guid.CreateVersion7():N}");
        var unpacked = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
        try
        {
            File.Delete(temporary);
            var buffer = new byte[1 << 16];
            for (var (offset, read) = (0L, 0); (read = packed.Read(buffer)) > 0; offset += read)
            {
                RandomAccess.Write(unpacked, buffer.AsSpan(0, read), offset);
            }

            return unpacked;
        }
        catch
        {
            unpacked.Dispose();
            throw;
        }
    }

    private static bool IsGzip(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[2];
        return RandomAccess.Read(file, start, 0) == 2 && start is [0x1F, 0x8B];
    }
}
