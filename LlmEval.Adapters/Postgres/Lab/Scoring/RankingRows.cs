using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Scoring;

/// <summary>Writes and reads rankings.</summary>
internal static class RankingRows
{
    private const string SelectMissing = """
        select n.id from unnest(@Experiments) as n (id)
        where not exists (
            select from eval.sample s join eval.run_case c on c.id = s.case_id join lab.run r on r.eval_run = c.run_id
            where s.id = n.id and r.prompt = @Prompt and (@Run::text is null or r.id = @Run))
        limit 1
        """;

    private const string Insert = """
        insert into lab.ranking (id, prompt, run, evaluator, based_on_batch, notes, active_ms, created_at)
        values (@Id, @Prompt, @Run, @Evaluator, @BasedOnBatch, @Notes, @ActiveMs, @CreatedAt)
        on conflict (id) do nothing
        """;

    private const string InsertItems = """
        insert into lab.ranking_item (ranking, sample, group_index, position)
        select @Id, n.sample, n.group_index, n.place - 1 from unnest(@Experiments, @Groups) with ordinality as n (sample, group_index, place)
        """;

    private const string Select = """
        select r.id, r.prompt, r.run, r.evaluator, r.based_on_batch, r.notes, r.active_ms, r.created_at,
            array(select x.sample from lab.ranking_item x where x.ranking = r.id order by x.group_index, x.position) as experiments,
            array(select x.group_index from lab.ranking_item x where x.ranking = r.id order by x.group_index, x.position) as groups
        from lab.ranking r where @Prompt::text is null or r.prompt = @Prompt order by r.created_at desc, r.id desc
        """;

    /// <summary>Writes a ranking, in the open transaction.</summary>
    /// <exception cref="LabNotFoundException">An experiment of it is not there, or not of its prompt and run.</exception>
    public static async Task<bool> InsertAsync(ReadSession session, HumanRanking ranking)
    {
        var row = Row(ranking);
        if (await session.RowAsync<Guid?>(SelectMissing, row) is { } missing)
            throw new LabNotFoundException($"Experiment {missing} is not there, or is none of {(ranking.Run is { } run ? $"run {run}" : "a run")} of the prompt '{ranking.Prompt}'.");
        var isNew = await session.ExecuteAsync(Insert, row) > 0;
        if (isNew) await session.ExecuteAsync(InsertItems, row);
        return isNew;
    }

    /// <summary>Every ranking of a prompt or of all, newest first.</summary>
    public static async Task<IReadOnlyList<HumanRanking>> ReadAsync(ReadSession session, string? prompt) =>
        [.. (await session.RowsAsync<Reading>(Select, new { Prompt = StoredText.EncodeOptional(prompt) })).Select(row => row.ToRanking())];

    private static object Row(HumanRanking ranking) => new
    {
        ranking.Id,
        Prompt = StoredText.Encode(ranking.Prompt),
        Run = StoredText.EncodeOptional(ranking.Run),
        Evaluator = StoredText.Encode(ranking.Evaluator),
        ranking.BasedOnBatch,
        Notes = StoredText.EncodeOptional(ranking.Notes),
        ActiveMs = ranking.ActiveTime.TotalMilliseconds,
        CreatedAt = ranking.CreatedAt.ToUniversalTime(),
        Experiments = ranking.Groups.SelectMany(group => group).Select(id => id.Value).ToArray(),
        Groups = ranking.Groups.SelectMany((group, place) => group.Select(_ => place)).ToArray(),
    };

    private sealed record Reading
    {
        public required Guid Id { get; init; }

        public required RowText Prompt { get; init; }

        public RowText? Run { get; init; }

        public required RowText Evaluator { get; init; }

        public Guid? BasedOnBatch { get; init; }

        public RowText? Notes { get; init; }

        public required double ActiveMs { get; init; }

        public required DateTime CreatedAt { get; init; }

        public required Guid[] Experiments { get; init; }

        public required int[] Groups { get; init; }

        public HumanRanking ToRanking() => new()
        {
            Id = Id,
            Prompt = Prompt.Value,
            Run = Run?.Value,
            Evaluator = Evaluator.Value,
            Groups = [.. Experiments.Zip(Groups).GroupBy(item => item.Second, item => new SampleId(item.First)).Select(IReadOnlyList<SampleId> (group) => [.. group])],
            BasedOnBatch = BasedOnBatch,
            Notes = Notes?.Value,
            ActiveTime = Durations.FromMilliseconds(ActiveMs),
            CreatedAt = new DateTimeOffset(CreatedAt),
        };
    }
}
