namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>
/// Plans for statements that look up some rows by their keys. A prepared statement is often planned while its tables are all but empty, and
/// keeps that plan, a scan of the whole table or index, until statistics are gathered a minute later; by then the scans have grown long. Where the
/// order of joins matters as much, statements fix it by lateral selects with <c>offset 0</c>.
/// </summary>
internal static class KeyedPlans
{
    /// <summary>
    /// Columns of a select that rule scans out until the transaction ends, joins that read all of one side, and the compiler, which scans that remain
    /// would call for by their made-up cost.
    /// </summary>
    public const string Set = """
        set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true), set_config('jit', 'off', true)
        """;
}
