using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Embedded;

/// <summary>The use of the embedded server by one process, until disposed. The last one out stops the server.</summary>
/// <remarks>
/// Who uses the server is known by locks on a file, which the kernel releases however a process ends; never by a counter. Changes of the
/// server (start, take over, stop) happen only behind the gate, so that nobody can come in while the last one leaves.
/// </remarks>
internal sealed class EmbeddedLease : IAsyncDisposable
{
    private static readonly TimeSpan GateLimit = TimeSpan.FromMinutes(5); // Longer than a start and its recovery may take.

    private readonly PostgresOptions options;
    private FileLock? use;

    private EmbeddedLease(EmbeddedLayout layout, PostgresOptions options)
    {
        Layout = layout;
        this.options = options;
        Server = new EmbeddedServer(layout, options);
    }

    /// <summary>Where its files are.</summary>
    public EmbeddedLayout Layout { get; }

    /// <summary>The server.</summary>
    public EmbeddedServer Server { get; }

    /// <summary>Joins the running server, or starts it.</summary>
    /// <exception cref="StorageException">There is no PostgreSQL, or it does not start.</exception>
    public static async Task<EmbeddedLease> AcquireAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var lease = new EmbeddedLease(LayoutFor(options), options);
        await lease.Layout.CreateAsync(cancellationToken);
        using var gate = await lease.PassGateAsync(cancellationToken);
        lease.use = FileLock.TryShared(lease.Layout.Users) ?? throw new StorageException($"{lease.Layout.Users} is locked by a program that is not llm-eval.");
        try
        {
            await lease.EnsureRunningAsync(cancellationToken);
            return lease;
        }
        catch
        {
            await lease.LeaveAsync();
            throw;
        }
    }

    /// <summary>The layout of the options' state folder.</summary>
    /// <exception cref="StorageException">This is not Linux.</exception>
    public static EmbeddedLayout LayoutFor(PostgresOptions options) => OperatingSystem.IsLinux()
        ? EmbeddedLayout.For(options.StateFolder, ServerAccount.ForThisProcess())
        : throw new StorageException($"The embedded database needs Linux (or WSL). Name a PostgreSQL server in {PostgresOptions.UrlVariable}.");

    /// <summary>Starts the server again when it has crashed under us.</summary>
    /// <exception cref="StorageException">It does not start.</exception>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        using var gate = await PassGateAsync(cancellationToken);
        await EnsureRunningAsync(cancellationToken);
    }

    /// <summary>Keeps the server running after the last process has left, until <see cref="StopAsync"/> or a restart.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var gate = await PassGateAsync(cancellationToken);
        await File.WriteAllTextAsync(Layout.Keep, Incarnation(), cancellationToken);
    }

    /// <summary>Stops the server of a state folder: now when nobody uses it or <paramref name="force"/> is set, else with its last user.</summary>
    public static async Task<StopResult> StopAsync(PostgresOptions options, bool force, CancellationToken cancellationToken)
    {
        var lease = new EmbeddedLease(LayoutFor(options), options);
        if (!Directory.Exists(lease.Layout.Root)) return StopResult.NotRunning;
        using var gate = await lease.PassGateAsync(cancellationToken);
        return await lease.StopServerAsync(force);
    }

    /// <summary>Stops the server of a state folder, whoever uses it, and deletes all that is kept.</summary>
    public static async Task DropAsync(PostgresOptions options, CancellationToken cancellationToken)
    {
        var lease = new EmbeddedLease(LayoutFor(options), options);
        if (!Directory.Exists(lease.Layout.Root)) return;
        using var gate = await lease.PassGateAsync(cancellationToken);
        await lease.StopServerAsync(force: true);
        Directory.Delete(lease.Layout.Root, recursive: true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (use is null) return;
        using var gate = await PassGateAsync(CancellationToken.None);
        await LeaveAsync();
    }

    private async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Server.EnsureRunningAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NpgsqlException)
        {
            throw new StorageException($"The database in {Layout.Root} cannot be used: {e.Message}", e);
        }
    }

    private async Task<StopResult> StopServerAsync(bool force)
    {
        File.Delete(Layout.Keep);
        if (!Server.IsAlive) return StopResult.NotRunning;
        using var alone = FileLock.TryExclusive(Layout.Users);
        if (alone is null && !force) return StopResult.InUse;
        return await Server.StopAsync() ? StopResult.Stopped : throw new StorageException($"The database server in {Layout.Root} does not stop.");
    }

    private async Task LeaveAsync()
    {
        use?.Dispose();
        use = null;
        using var alone = FileLock.TryExclusive(Layout.Users);
        if (alone is null || (File.Exists(Layout.Keep) && await File.ReadAllTextAsync(Layout.Keep) == Incarnation())) return;
        // A server that does not stop is the next one's to take over; the result of this process is not touched by it.
        await Server.StopAsync();
    }

    // Pid and start time: a kept server that crashed or a machine that was restarted ends the wish to keep it.
    private string Incarnation() => File.Exists(Layout.PidFile) ? string.Join(' ', File.ReadLines(Layout.PidFile).Take(3)) : "";

    private async Task<FileLock> PassGateAsync(CancellationToken cancellationToken) =>
        await FileLock.WaitExclusiveAsync(Layout.Gate, GateLimit, options.Clock, cancellationToken)
        ?? throw new StorageException($"Another llm-eval process has held {Layout.Gate} for {GateLimit.TotalMinutes} minutes: it starts or stops the database and hangs.");
}

/// <summary>What came of a request to stop the embedded server.</summary>
public enum StopResult
{
    /// <summary>It runs no longer.</summary>
    Stopped,

    /// <summary>It did not run.</summary>
    NotRunning,

    /// <summary>Other processes use it; it stops with the last of them.</summary>
    InUse,
}
