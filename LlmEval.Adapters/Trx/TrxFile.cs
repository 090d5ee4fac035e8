namespace LlmEval.Adapters.Trx;

/// <summary>A TRX file on disk: the old one, the new one, never half of one.</summary>
public static class TrxFile
{
    /// <summary>Writes the run (<see cref="AtomicFile.WriteAsync"/>).</summary>
    /// <param name="run">What to write.</param>
    /// <param name="path">Absolute path of the file.</param>
    /// <param name="cancellationToken">Cancelled, the target stays as it was.</param>
    public static Task WriteAsync(TrxRun run, string path, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(path, (stream, token) => TrxWriter.WriteAsync(run, stream, token), cancellationToken);
}
