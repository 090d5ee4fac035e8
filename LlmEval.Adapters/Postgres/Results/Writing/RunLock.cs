using System.Buffers.Binary;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>The lock of the process that writes a run: a running run whose lock is free was killed.</summary>
internal static class RunLock
{
    /// <summary>The lock's key: the random half of the id.</summary>
    public static long KeyOf(RunId run) => BinaryPrimitives.ReadInt64BigEndian(run.Value.ToByteArray(bigEndian: true).AsSpan(8));

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StorageException">Another process writes this run.</exception>
    public static Task<AdvisoryLock> TakeAsync(PostgresDatabase database, RunId run, CancellationToken cancellationToken) =>
        AdvisoryLock.TakeAsync(database, KeyOf(run), $"Another llm-eval process is at work on run {run}. Wait until it ends, or stop it first.", cancellationToken);
}
