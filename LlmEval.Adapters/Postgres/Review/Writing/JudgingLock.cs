using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Postgres.Review.Writing;

/// <summary>The lock of the process that judges a run.</summary>
internal static class JudgingLock
{
    /// <summary>Takes the lock.</summary>
    /// <exception cref="StorageException">Another process judges this run.</exception>
    public static Task<AdvisoryLock> TakeAsync(PostgresDatabase database, RunId run, CancellationToken cancellationToken) =>
        AdvisoryLock.TakeAsync(database, KeyOf(run), $"Another llm-eval process is judging run {run}. Wait until it ends, or stop it first.", cancellationToken);

    // Apart from the lock of the run's writer by every bit, and so from all that are looked for among running runs.
    private static long KeyOf(RunId run) => ~RunLock.KeyOf(run);
}
