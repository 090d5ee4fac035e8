using Dapper;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>Takes results of a run's base over into the run. All within the server: no text leaves it.</summary>
internal static class TakeOver
{
    // UUID version 7 (RFC 9562): 48 bits of time, then random ones with version and variant set.
    private const string NewId = """
        encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
            placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
        """;

    /// <summary>Copies what the run may take, with executions and scores, in the open transaction. Doing it twice is doing it once.</summary>
    public static async Task CopyAsync(NpgsqlConnection connection, RunRecord run, CancellationToken cancellationToken)
    {
        var origin = run.Base!;
        if (Taken(origin.Carry) is not { } taken) return;
        await ExecuteAsync("create temporary table taken_over (id uuid, old_id uuid, case_id uuid) on commit drop");
        await ExecuteAsync($"""
            insert into taken_over
            select distinct on (n.id, s.sample_index) {NewId}, s.id, n.id
            from eval.run_case n join eval.run r on r.id = n.run_id join eval.task t on t.key = n.task_key
            join eval.run b on b.id = @Base and b.conditions_key = r.conditions_key
            join eval.run_case o on o.run_id = b.id and o.call_key = n.call_key
            join eval.task u on u.key = o.task_key and u.hash = t.hash
            join eval.sample s on s.case_id = o.id and s.sample_index < n.samples and {taken}
            where n.run_id = @Run order by n.id, s.sample_index, o.name = n.name desc, o.position
            """);
        // What it takes over costs the run nothing.
        await InsertAsync(ResultRows.Samples, "id", ("id", "k.id"), ("case_id", "k.case_id"), ("from_cache", "o.finish_reason is not null"));
        await InsertAsync(ResultRows.Executions, "sample_id", ("sample_id", "k.id"));
        await InsertAsync(ResultRows.Scores, "sample_id", ("sample_id", "k.id"));
        await InsertAsync(SubmissionBatch.Submissions, "sample_id", ("sample_id", "k.id"));
        await InsertAsync(SubmissionBatch.Checks, "sample_id", ("sample_id", "k.id"));

        Task InsertAsync<T>(Stage<T> stage, string sample, params (string Column, string Value)[] changed)
        {
            var values = stage.ColumnNames.Select(name => changed.FirstOrDefault(change => change.Column == name).Value ?? $"o.{name}");
            var condition = sample == "id" ? "true" : "exists (select from eval.sample x where x.id = k.id)";
            return ExecuteAsync($"""
                insert into {stage.Table} ({string.Join(", ", stage.ColumnNames)}) select {string.Join(", ", values)}
                from taken_over k join {stage.Table} o on o.{sample} = k.old_id where {condition} on conflict do nothing
                """);
        }

        Task ExecuteAsync(string sql) => connection.ExecuteAsync(new CommandDefinition(
            sql, new { Run = run.Id.Value, Base = origin.Run.Value }, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    /// <summary>Counts the samples that a run has yet to make and whose answer its base has.</summary>
    public static Task<int> CountAnsweredAsync(NpgsqlConnection connection, RunRecord run, RunBase origin, CancellationToken cancellationToken)
    {
        var stands = origin.Carry == Carry.Done ? FinalSamples.Condition("k.outcome") : "true";
        var count = $"""
            select (select count(distinct (n.id, s.sample_index))
                from eval.run_case n join eval.run_case o on o.run_id = @Base and o.call_key = n.call_key
                join eval.sample s on s.case_id = o.id and s.sample_index < n.samples and s.finish_reason is not null
                where n.run_id = @Run
                    and not exists (select from eval.sample k where k.case_id = n.id and k.sample_index = s.sample_index and {stands}))
            + (select count(distinct a.generation_key)
                from eval.run_case o join core.answer a on a.case_id = o.id
                where o.run_id = @Base and exists (select from eval.run_case n where n.run_id = @Run and n.call_key = o.call_key)
                    and not exists (select from eval.sample s where s.case_id = o.id and s.generation_key = a.generation_key))
            """;
        return connection.ExecuteScalarAsync<int>(new CommandDefinition(
            count, new { Run = run.Id.Value, Base = origin.Run.Value }, commandTimeout: 0, cancellationToken: cancellationToken));
    }

    // The condition on a sample (s) of a case (o) of the base.
    private static string? Taken(Carry carry) => carry switch
    {
        Carry.Done => FinalSamples.Condition("s.outcome"),
        Carry.AllButFailed => "o.verdict in ('passed', 'not_measured')",
        Carry.AllButNotMeasured => "o.verdict in ('passed', 'failed')",
        _ => null,
    };
}
