namespace LlmEval.Adapters.Exports.Targets;

/// <summary>Where the files of an export go. They come one after the other, the manifest last.</summary>
public interface IExportTarget
{
    /// <summary>Writes one file; it is done when the task is.</summary>
    /// <param name="name">Its name, without a folder.</param>
    /// <param name="write">Writes the content; leaves the stream open.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ExportException">It cannot be written.</exception>
    Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>Everything was written: makes it visible.</summary>
    /// <exception cref="ExportException">It cannot be.</exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
