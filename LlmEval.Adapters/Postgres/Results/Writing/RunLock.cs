using System.Buffers.Binary;
using Dapper;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>
/// The sign that a run's process is alive: an advisory lock of a session of its own. The server releases it when the session ends, so
/// a running run with a free lock was killed.
/// </summary>
internal sealed class RunLock : IAsyncDisposable
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(30);

    private readonly PostgresDatabase database;
    private readonly RunId run;
    private readonly SemaphoreSlim turn = new(1);
    private readonly PeriodicTimer timer;
    private NpgsqlConnection? session;
    private Task heartbeat = Task.CompletedTask;

    private RunLock(PostgresDatabase database, RunId run) =>
        (this.database, this.run, timer) = (database, run, new PeriodicTimer(Heartbeat, database.Clock));

    /// <summary>The lock's key: the random half of the id.</summary>
    public static long KeyOf(RunId run) => BinaryPrimitives.ReadInt64BigEndian(run.Value.ToByteArray(bigEndian: true).AsSpan(8));

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StorageException">Another process writes this run.</exception>
    public static async Task<RunLock> TakeAsync(PostgresDatabase database, RunId run, CancellationToken cancellationToken)
    {
        var taken = new RunLock(database, run);
        try
        {
            if (!await taken.EnsureAsync(cancellationToken)) throw new StorageException($"Another llm-eval process is at work on run {run}. Wait until it ends, or stop it first.");
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }

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
                new CommandDefinition("select pg_try_advisory_lock(@Key)", new { Key = KeyOf(run) }, cancellationToken: cancellationToken));
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

    // A network that drops idle sessions must not make a run look dead.
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
