using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Counts shared examples in PostgreSQL.</summary>
public sealed class PostgresPairedExamples(PostgresDatabase database) : IPairedExamples
{
    // A subquery per pair: each reads the examples of its two measurements by their index and nothing else.
    private const string Count = """
        select p.place::int, n.both_right, n.only_first, n.only_second, n.neither
        from unnest(@First::text[], @Second::text[]) with ordinality as p(first, second, place)
        join observatory.eval_run x on x.eval_run_id = p.first
        join observatory.eval_run y on y.eval_run_id = p.second
        cross join lateral (
            select count(*) filter (where a.correct and b.correct)::int as both_right,
                count(*) filter (where a.correct and not b.correct)::int as only_first,
                count(*) filter (where b.correct and not a.correct)::int as only_second,
                count(*) filter (where not a.correct and not b.correct)::int as neither
            from observatory.example a join observatory.example b on b.idx = a.idx
            where a.run = x.id and b.run = y.id and a.correct is not null and b.correct is not null) n
        """;

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<RunPair, PairedExamples>> CountAsync(IReadOnlyCollection<RunPair> pairs, CancellationToken cancellationToken) => pairs.Count == 0
        ? Task.FromResult<IReadOnlyDictionary<RunPair, PairedExamples>>(new Dictionary<RunPair, PairedExamples>())
        : database.ReadAsync(session => CountAsync(session, pairs), cancellationToken);

    /// <summary>Counts within a session.</summary>
    internal static async Task<IReadOnlyDictionary<RunPair, PairedExamples>> CountAsync(ReadSession session, IReadOnlyCollection<RunPair> pairs)
    {
        RunPair[] distinct = [.. pairs.Distinct()];
        if (distinct.Length == 0) return new Dictionary<RunPair, PairedExamples>();
        var rows = await session.RowsAsync<PairReading>(Count, new
        {
            First = distinct.Select(pair => StoredText.Encode(pair.First)).ToArray(),
            Second = distinct.Select(pair => StoredText.Encode(pair.Second)).ToArray(),
        });
        return rows.Select(row => (Pair: distinct[row.Place - 1], Counts: new PairedExamples(row.BothRight, row.OnlyFirst, row.OnlySecond, row.Neither)))
            .Where(found => found.Counts.Count > 0).ToDictionary(found => found.Pair, found => found.Counts);
    }

    private sealed record PairReading
    {
        public required int Place { get; init; }

        public required int BothRight { get; init; }

        public required int OnlyFirst { get; init; }

        public required int OnlySecond { get; init; }

        public required int Neither { get; init; }
    }
}
