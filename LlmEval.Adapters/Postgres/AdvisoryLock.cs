using Dapper;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres;

/// <summary>
/// The sign that a process is at work: an advisory lock of a session of its own. The server releases it when the session ends, however
/// the process does.
/// </summary>
internal sealed class AdvisoryLock : IAsyncDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private readonly PostgresDatabase database;
    private readonly long key;
    private readonly SemaphoreSlim turn = new(1);
    private readonly PeriodicTimer timer;
    private NpgsqlConnection? session;
    private Task heartbeat = Task.CompletedTask;

    private AdvisoryLock(PostgresDatabase database, long key) => (this.database, this.key, timer) = (database, key, new PeriodicTimer(Heartbeat, database.Clock));

    /// <summary>Takes the lock.</summary>
    /// <param name="database">The open database.</param>
    /// <param name="key">What is locked.</param>
    /// <param name="refusal">What a process is told that comes second.</param>
    /// <param name="cancellationToken">Stops the taking.</param>
    /// <exception cref="StorageException">Another session holds it.</exception>
    public static async Task<AdvisoryLock> TakeAsync(PostgresDatabase database, long key, string refusal, CancellationToken cancellationToken) =>
        await TryTakeAsync(database, key, cancellationToken) ?? throw new StorageException(refusal);

    /// <summary>Takes the lock; null while another session holds it.</summary>
    public static async Task<AdvisoryLock?> TryTakeAsync(PostgresDatabase database, long key, CancellationToken cancellationToken)
    {
        var taken = new AdvisoryLock(database, key);
        var isTaken = false;
        try
        {
            isTaken = await taken.EnsureAsync(cancellationToken);
        }
        finally
        {
            if (!isTaken) await taken.DisposeAsync();
        }

        if (!isTaken) return null;
        taken.heartbeat = Task.Run(taken.BeatAsync, CancellationToken.None);
        return taken;
    }

    /// <summary>Takes the lock again where its session was lost.</summary>
    /// <returns>False while another session holds it, which may be our own that the server does not yet know to be lost.</returns>
    public async Task<bool> EnsureAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (session is not null && await IsAliveAsync(session, cancellationToken)) return true;
            if (session is not null) await session.DisposeAsync();
            session = null;
            var opened = await database.OpenSessionAsync(cancellationToken);
            var locked = await opened.ExecuteScalarAsync<bool>(
                new CommandDefinition("select pg_try_advisory_lock(@Key)", new { Key = key }, cancellationToken: cancellationToken));
            if (locked) session = opened;
            else await opened.DisposeAsync();
            return locked;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        timer.Dispose();
        await heartbeat;
        if (session is not null) await UnlockAsync(session);
        turn.Dispose();
    }

    // Not left to the end of the session, which the server notices a moment later.
    private static async Task UnlockAsync(NpgsqlConnection session)
    {
        await using (session)
        {
            try
            {
                await session.ExecuteAsync("select pg_advisory_unlock_all()");
            }
            catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
            {
                // The session is lost, and the lock with it.
            }
        }
    }

    private static async Task<bool> IsAliveAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        try
        {
            await session.ExecuteScalarAsync<int>(new CommandDefinition("select 1", cancellationToken: cancellationToken));
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    // A network that drops idle sessions must not make a process look dead.
    private async Task BeatAsync()
    {
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                await EnsureAsync(CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // The server is away: the next beat tries again, and whoever writes says so.
            }
        }
    }
}
