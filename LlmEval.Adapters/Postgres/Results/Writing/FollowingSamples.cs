using Dapper;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>Samples of cases that go on from others: they stand where those that they go on from do.</summary>
internal static class FollowingSamples
{
    /// <summary>Removes the others, in the open transaction: they will be made again, and what is there would stay. Their cases are open then.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="run">The run.</param>
    /// <param name="carry">What the run takes of its base: to go on, only final samples stand.</param>
    /// <param name="cases">The run's cases.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task RemoveAsync(NpgsqlConnection connection, RunId run, Carry carry, IReadOnlyList<RunCase> cases, CancellationToken cancellationToken)
    {
        var following = cases.Select(item => item.Case).Where(planned => planned.Follows is not null).ToList();
        if (following.Count == 0) return;
        var stands = carry == Carry.Done ? FinalSamples.Condition("p.outcome") : "true";
        var remove = $"""
            with pair as (
                select n.id, b.id as earlier from unnest(@Names, @Earlier) as f (name, earlier)
                join eval.run_case n on n.run_id = @Run and n.name = f.name join eval.run_case b on b.run_id = @Run and b.name = f.earlier),
            gone as (
                delete from eval.sample s using pair where s.case_id = pair.id
                    and not exists (select from eval.sample p where p.case_id = pair.earlier and p.sample_index = s.sample_index and {stands})
                returning s.case_id)
            update eval.run_case set verdict = null, outcome = null, message = null, started_at = null, duration_ms = null where id in (select case_id from gone)
            """;
        var values = new
        {
            Run = run.Value,
            Names = following.Select(planned => StoredText.Encode(planned.Name)).ToArray(),
            Earlier = following.Select(planned => StoredText.Encode(planned.Follows!)).ToArray(),
        };
        await connection.ExecuteAsync(new CommandDefinition(remove, values, commandTimeout: 0, cancellationToken: cancellationToken));
    }
}
