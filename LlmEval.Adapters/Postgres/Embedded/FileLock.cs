using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>An advisory lock on a file, held until disposed. The kernel releases it when the process ends, however it ends.</summary>
/// <remarks>
/// .NET implements <see cref="FileShare"/> with <c>flock(2)</c>: <see cref="FileShare.None"/> is <c>LOCK_EX</c>, anything else
/// <c>LOCK_SH</c>, both without waiting; the descriptor is close-on-exec and unlocked before it is closed.
/// </remarks>
internal sealed class FileLock : IDisposable
{
    private const int WouldBlock = 11; // EAGAIN of Linux, which is what an IOException of a held lock carries.
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock that only one may hold, or null when anyone holds it in any form. Makes the file.</summary>
    public static FileLock? TryExclusive(string path) => TryOpen(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes the lock that many may hold, or null when someone holds it exclusively. Makes the file.</summary>
    public static FileLock? TryShared(string path) => TryOpen(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

    /// <summary>Whether someone holds the lock in any form. A file that is not there is not held.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path)) return false;
        using var mine = TryOpen(path, FileMode.Open, FileAccess.Read, FileShare.None);
        return mine is null;
    }

    /// <summary>Waits for the exclusive lock.</summary>
    /// <returns>The lock, or null when the time is over.</returns>
    /// <exception cref="StorageException">Locks have no effect here.</exception>
    public static async Task<FileLock?> WaitExclusiveAsync(string path, TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        FileLock? taken;
        while ((taken = TryExclusive(path)) is null && clock.GetElapsedTime(start) < timeout) await Task.Delay(Poll, clock, cancellationToken);
        if (taken is not null && !IsHeld(path))
        {
            taken.Dispose();
            throw new StorageException(
                $"File locks have no effect on {path} (a network file system, or DOTNET_SYSTEM_IO_DISABLEFILELOCKING is set). Put the state folder"
                + $" on a local disk ({StateFolder.Variable}), or name a server in {PostgresOptions.UrlVariable}.");
        }

        return taken;
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private static FileLock? TryOpen(string path, FileMode mode, FileAccess access, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, mode, access, share, bufferSize: 0));
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The database cannot be used: {e.Message}", e);
        }
    }
}
