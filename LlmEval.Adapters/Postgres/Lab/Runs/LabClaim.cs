using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Lab.Runs;

/// <summary>The lock of the process that works on a run or session of the lab.</summary>
internal static class LabClaim
{
    /// <summary>Takes the lock; null while somebody else holds it.</summary>
    public static Task<AdvisoryLock?> TryTakeAsync(PostgresDatabase database, string id, CancellationToken cancellationToken) =>
        AdvisoryLock.TryTakeAsync(database, AdvisoryKey.Of(ContentHash.OfJson(new { v = 1, lab = id })), cancellationToken);
}
