namespace LlmEval.Adapters.Exports.Targets;

/// <summary>A folder that has the whole export or what it had before.</summary>
/// <remarks>
/// An earlier export is replaced if nobody has touched it: its manifest is there, every file has the SHA-256 that it says, and there is
/// nothing else. Any other content is refused, before anything is computed.
/// </remarks>
public sealed class FolderTarget : IExportTarget, IDisposable
{
    private readonly string folder;
    private readonly string staging;

    private FolderTarget(string folder, string staging) => (this.folder, this.staging) = (folder, staging);

    /// <summary>Looks whether the folder may be written.</summary>
    /// <param name="folder">Its absolute path; it need not exist.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="ExportRefusedException">It has other content, or is a file.</exception>
    /// <exception cref="ExportException">It cannot be read or written.</exception>
    public static async Task<FolderTarget> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        folder = Path.TrimEndingDirectorySeparator(folder);
        if (File.Exists(folder)) throw new ExportRefusedException($"{folder} is a file: name a folder.");
        return await GuardAsync(folder, async () =>
        {
            if (Directory.Exists(folder) && await EarlierExport.FindForeignAsync(folder, cancellationToken) is { } foreign)
                throw new ExportRefusedException($"{folder} is not empty: {foreign}. Name an empty or a new folder; nothing was written.");

            return new FolderTarget(folder, Directory.CreateDirectory($"{folder}.{Guid.CreateVersion7():N}.tmp").FullName);
        });
    }

    /// <inheritdoc />
    public Task WriteAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken) => GuardAsync(folder, async () =>
    {
        await using var stream = new FileStream(Path.Combine(staging, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 65536);
        await write(stream, cancellationToken);
        stream.Flush(flushToDisk: true);
        return name;
    });

    /// <inheritdoc />
    public Task CompleteAsync(CancellationToken cancellationToken) => GuardAsync(folder, async () =>
    {
        Directory.CreateDirectory(folder);
        // What was there is looked at once more: minutes may have passed.
        if (await EarlierExport.FindForeignAsync(folder, cancellationToken) is { } foreign)
            throw new ExportRefusedException($"{folder} was changed meanwhile: {foreign}. Nothing was written.");

        // The manifest goes first and comes last: a folder with one is whole.
        foreach (var old in Directory.GetFiles(folder).OrderBy(path => Path.GetFileName(path) != ExportManifest.FileName)) File.Delete(old);
        foreach (var file in Directory.GetFiles(staging).OrderBy(path => Path.GetFileName(path) == ExportManifest.FileName))
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    });

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
    }

    private static async Task<T> GuardAsync<T>(string folder, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ExportException($"The export cannot be written to {folder}: {fault.Message}", fault);
        }
    }
}
