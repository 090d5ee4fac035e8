using Dapper;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Reading;

/// <summary>Reads what summaries need of a run.</summary>
internal static class RunFacts
{
    /// <summary>Every planned case of a run, ordered by model, prompt and task.</summary>
    public static async Task<IReadOnlyList<BegunCase>> ReadAsync(NpgsqlConnection connection, RunId run, CancellationToken cancellationToken)
    {
        var values = new { RunId = run.Value };
        var cases = await RowsAsync<CaseReading>(CaseReading.Select + CaseReading.InOrder);
        var samples = (await RowsAsync<SampleFactsReading>(SampleFactsReading.Select)).ToLookup(sample => sample.CaseId);
        return [.. cases.Select(row => new BegunCase(new CaseId(row.Id), row.ToFacts(samples[row.Id].Select(sample => sample.ToFacts()))))];

        Task<IEnumerable<T>> RowsAsync<T>(string sql) => connection.QueryAsync<T>(new CommandDefinition(sql, values, cancellationToken: cancellationToken));
    }
}
