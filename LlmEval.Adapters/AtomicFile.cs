namespace LlmEval.Adapters;

/// <summary>A file on disk that is the old one or the new one, never half of one.</summary>
public static class AtomicFile
{
    /// <summary>Writes a temporary file beside the target and renames it, over a file that is there; creates the folder.</summary>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="write">Writes the content; leaves the stream open.</param>
    /// <param name="cancellationToken">Cancelled, the target stays as it was.</param>
    /// <exception cref="ArgumentException">The path is not the absolute path of a file.</exception>
    /// <exception cref="IOException">The file could not be written; the target stays as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (!Path.IsPathFullyQualified(path) || Path.GetDirectoryName(path) is not { } folder)
        {
            throw new ArgumentException($"Not the absolute path of a file: '{path}'.", nameof(path));
        }

        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Guid.CreateVersion7():N}.tmp";
        try
        {
            await using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                await write(stream, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
