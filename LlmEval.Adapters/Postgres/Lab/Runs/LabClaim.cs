using System.Globalization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Lab.Runs;

/// <summary>The lock of the process that works on a run or session of the lab.</summary>
internal static class LabClaim
{
    private const int Digits = sizeof(long) * 2;

    /// <summary>Takes the lock; null while somebody else holds it.</summary>
    public static Task<AdvisoryLock?> TryTakeAsync(PostgresDatabase database, string id, CancellationToken cancellationToken) =>
        AdvisoryLock.TryTakeAsync(database, KeyOf(id), cancellationToken);

    // Ids are texts, keys are numbers.
    private static long KeyOf(string id) =>
        long.Parse(ContentHash.OfJson(new { v = 1, lab = id }).Hex[..Digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
