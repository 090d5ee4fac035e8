using System.IO.Compression;

namespace LlmEval.Adapters.Exports.Targets;

/// <summary>A zip archive on a stream that need not seek, such as the body of an answer. The same export is the same bytes.</summary>
public sealed class ZipTarget : IExportTarget, IAsyncDisposable
{
    // The first time that a zip archive can say: the time of writing would make two equal exports differ.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;
    private readonly DeferringStream output;

    private ZipTarget(ZipArchive archive, DeferringStream output) => (this.archive, this.output) = (archive, output);

    /// <summary>Begins an archive; the stream stays open, and is only written to asynchronously.</summary>
    public static async Task<ZipTarget> BeginAsync(Stream stream, CancellationToken cancellationToken)
    {
        var deferring = new DeferringStream(stream);
        return new ZipTarget(await ZipArchive.CreateAsync(deferring, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken), deferring);
    }

    /// <inheritdoc />
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Epoch;
        await using (var stream = await entry.OpenAsync(cancellationToken)) await write(stream, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    /// <inheritdoc />
    public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes the archive's directory.</summary>
    public async ValueTask DisposeAsync()
    {
        await archive.DisposeAsync();
        await output.FlushAsync();
        await output.DisposeAsync();
    }
}
