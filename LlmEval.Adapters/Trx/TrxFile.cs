namespace LlmEval.Adapters.Trx;

/// <summary>A TRX file on disk: the old one, the new one, never half of one.</summary>
public static class TrxFile
{
    /// <summary>Writes the run to a temporary file beside the target and renames it, over a file that is there; creates the folder.</summary>
    /// <param name="run">What to write.</param>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="cancellationToken">Cancelled, the target stays as it was.</param>
    /// <exception cref="ArgumentException">The path is not the absolute path of a file.</exception>
    /// <exception cref="IOException">The file could not be written; the target stays as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static async Task WriteAsync(TrxRun run, string path, CancellationToken cancellationToken)
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
                await TrxWriter.WriteAsync(run, stream, cancellationToken);
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
