namespace LlmEval.Adapters.Exports.Targets;

/// <summary>The data file alone on a stream, without the manifest. Not for exports that are split.</summary>
public sealed class SingleFileTarget(Stream stream) : IExportTarget
{
    private bool hasData;

    /// <summary>The file's name, once it is written.</summary>
    public string? FileName { get; private set; }

    /// <inheritdoc />
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        if (name == ExportManifest.FileName) return;
        if (hasData) throw new ExportRefusedException("A split export has several files: ask for a zip archive.");
        (hasData, FileName) = (true, name);
        await write(stream, cancellationToken);
    }

    /// <inheritdoc />
    public Task CompleteAsync(CancellationToken cancellationToken) => stream.FlushAsync(cancellationToken);
}
