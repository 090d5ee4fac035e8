using System.IO.Compression;

namespace LlmEval.Adapters.Exports.Targets;

/// <summary>A zip archive on a stream that need not seek, such as the body of an answer. The same export is the same bytes.</summary>
public sealed class ZipTarget : IExportTarget, IAsyncDisposable
{
    // The first time that a zip archive can say: the time of writing would make two equal exports differ.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive;

    private ZipTarget(ZipArchive archive) => this.archive = archive;

    /// <summary>Begins an archive; the stream stays open.</summary>
    public static async Task<ZipTarget> BeginAsync(Stream stream, CancellationToken cancellationToken) =>
        new(await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));

    /// <inheritdoc />
    public async Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = Epoch;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await write(stream, cancellationToken);
    }

    /// <inheritdoc />
    public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes the archive's directory.</summary>
    public ValueTask DisposeAsync() => archive.DisposeAsync();
}
