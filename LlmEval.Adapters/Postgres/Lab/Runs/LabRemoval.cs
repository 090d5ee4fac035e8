using LlmEval.Adapters.Postgres.Results.Reading;
using LlmEval.Core.Domain.Lab;

namespace LlmEval.Adapters.Postgres.Lab.Runs;

/// <summary>Counts and removes runs with all that speaks of their experiments.</summary>
internal static class LabRemoval
{
    // Of what speaks of several runs goes what speaks of these; it goes itself where nothing is left of it.
    private const string Chosen = """
        with run as materialized (select id, eval_run from lab.run where id = any(@Ids)),
        experiment as materialized (
            select s.id from run join eval.run_case c on c.run_id = run.eval_run join eval.sample s on s.case_id = c.id),
        batch as materialized (
            select b.id from lab.batch b where b.run in (select id from run)
            union
            select x.batch from lab.batch_experiment x join experiment on experiment.id = x.sample
            where not exists (select from lab.batch_experiment o where o.batch = x.batch and o.sample not in (select id from experiment))),
        ranking as materialized (
            select r.id from lab.ranking r where r.run in (select id from run)
            union
            select x.ranking from lab.ranking_item x join experiment on experiment.id = x.sample
            where not exists (select from lab.ranking_item o where o.ranking = x.ranking and o.sample not in (select id from experiment)))

        """;

    private const string Select = Chosen + """
        select (select count(*) from run)::int as runs,
            (select count(*) from experiment)::int as experiments,
            (select count(*) from lab.batch_experiment x where x.score is not null
                and (x.sample in (select id from experiment) or x.batch in (select id from batch)))::int as ai_scores,
            (select count(*) from lab.manual_score x where x.sample in (select id from experiment))::int as manual_scores,
            array(select id from batch) as batches,
            array(select id from ranking) as rankings,
            array(select eval_run from run where eval_run is not null) as eval_runs
        """;

    // Whoever writes something new of these runs waits, and then finds them gone.
    private const string Lock = "select id from lab.run where id = any(@Ids) order by id for update";

    /// <summary>Counts what would go.</summary>
    public static async Task<LabDeletion> CountAsync(ReadSession session, IReadOnlyList<string> ids) =>
        (await session.RowAsync<ChosenReading>(Select, Values(ids)))!.ToDeletion();

    /// <summary>Removes it, in the open transaction.</summary>
    public static async Task<LabDeletion> DeleteAsync(ReadSession session, IReadOnlyList<string> ids)
    {
        var values = Values(ids);
        await session.RowsAsync<RowText>(Lock, values);
        var chosen = (await session.RowAsync<ChosenReading>(Select, values))!;
        await session.ExecuteAsync("delete from lab.ranking where id = any(@Rankings)", chosen);
        await session.ExecuteAsync("delete from lab.batch where id = any(@Batches)", chosen);
        await session.ExecuteAsync("delete from lab.run where id = any(@Ids)", values);
        await session.ExecuteAsync("delete from eval.run where id = any(@EvalRuns)", chosen);
        return chosen.ToDeletion();
    }

    private static object Values(IReadOnlyList<string> ids) => new { Ids = ids.Select(StoredText.Encode).ToArray() };

    private sealed record ChosenReading
    {
        public required int Runs { get; init; }

        public required int Experiments { get; init; }

        public required int AiScores { get; init; }

        public required int ManualScores { get; init; }

        public required Guid[] Batches { get; init; }

        public required Guid[] Rankings { get; init; }

        public required Guid[] EvalRuns { get; init; }

        public LabDeletion ToDeletion() => new(Runs, Experiments, Batches.Length, AiScores, Rankings.Length, ManualScores);
    }
}
