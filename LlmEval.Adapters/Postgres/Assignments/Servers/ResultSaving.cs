using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Assignments.Servers;

/// <summary>Stores the results of a submission with their evidence.</summary>
internal static class ResultSaving
{
    /// <summary>Does so, in the session's transaction, unless there are some.</summary>
    /// <returns>Whether they were stored.</returns>
    public static async Task<bool> SaveAsync(ReadSession session, Guid repo, IReadOnlyList<CheckResult> results, DateTimeOffset evaluatedAt)
    {
        const string end = "update assignments.repo set evaluated_at = @At where id = @Id and evaluated_at is null";
        if (await session.ExecuteAsync(end, new { Id = repo, At = evaluatedAt }) == 0) return false;
        for (var position = 0; position < results.Count; position++)
        {
            var result = results[position];
            await session.ExecuteAsync(
                """
                insert into assignments.result (repo_id, position, check_name, kind, round, passed_before, score, not_measured, reason, logs, weight, elapsed_ms, screenshot)
                values (@Repo, @Position, @Name, @Kind, @Round, @PassedBefore, @Score, @NotMeasured, @Reason, @Logs, @Weight, @ElapsedMs, @Screenshot)
                """,
                new
                {
                    Repo = repo,
                    Position = position,
                    Name = StoredText.Encode(result.Name),
                    Kind = NameOf<CheckKind>.Of(result.Kind),
                    result.Round,
                    result.PassedBefore,
                    result.Score,
                    result.NotMeasured,
                    Reason = StoredText.Encode(result.Reason),
                    Logs = StoredLogs.Of(result) is { } logs ? ServerJson.Write(logs) : null,
                    result.Weight,
                    ElapsedMs = result.Elapsed.TotalMilliseconds,
                    Screenshot = result.Evidence?.Screenshot is { } picture ? await SavePictureAsync(session, picture) : null,
                });
        }

        return true;
    }

    private static async Task<string> SavePictureAsync(ReadSession session, ReadOnlyMemory<byte> picture)
    {
        var hash = ContentHash.OfBytes(picture.Span).Hex;
        const string insert = "insert into assignments.evidence (sha256, media_type, content) values (@Hash, 'image/png', @Content) on conflict do nothing";
        await session.ExecuteAsync(insert, new { Hash = hash, Content = picture.ToArray() });
        return hash;
    }
}
