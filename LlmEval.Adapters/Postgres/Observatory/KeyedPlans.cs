namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>
/// Plans for statements that look up some rows by their keys. A prepared statement is often planned while its tables are all but empty, and
/// keeps that plan, a scan of the whole table, until statistics are gathered a minute later; by then the scans have grown long.
/// </summary>
internal static class KeyedPlans
{
    /// <summary>Columns of a select that rule scans out until the transaction ends, and the compiler, which scans that remain would call for by their made-up cost.</summary>
    public const string Set = "set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)";
}
