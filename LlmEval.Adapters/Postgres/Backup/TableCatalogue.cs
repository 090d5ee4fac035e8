using Dapper;
using LlmEval.Adapters.Postgres.Migrations;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Backup;

/// <summary>A table of this tool, as the database itself describes it.</summary>
internal sealed record CatalogueTable
{
    /// <summary>Schema and name.</summary>
    public required string Name { get; init; }

    /// <summary>The columns that are written, in order.</summary>
    public required string[] Columns { get; init; }

    /// <summary>The tables that its rows refer to, without itself.</summary>
    public required string[] RefersTo { get; init; }
}

/// <summary>Lists the tables that belong in a backup.</summary>
internal static class TableCatalogue
{
    /// <summary>All tables of our schemas but the list of migrations, each after those that it refers to.</summary>
    public static async Task<IReadOnlyList<CatalogueTable>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string select = """
            select n.nspname || '.' || c.relname as name,
                array(select a.attname::text from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
                array(select distinct fn.nspname || '.' || f.relname
                    from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                    where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname = any(@Schemas) and (n.nspname, c.relname) <> ('core', 'migration')
            order by 1
            """;
        var values = new { Schemas = MigrationRunner.Schemas.ToArray() };
        var waiting = (await connection.QueryAsync<CatalogueTable>(new CommandDefinition(select, values, cancellationToken: cancellationToken))).ToList();
        List<CatalogueTable> ordered = [];
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(table => table.RefersTo.All(name => ordered.Exists(done => done.Name == name))).ToList();
            if (ready.Count == 0) throw new InvalidOperationException("Tables refer to each other in a circle: " + string.Join(", ", waiting.Select(table => table.Name)));
            ordered.AddRange(ready);
            waiting.RemoveAll(ready.Contains);
        }

        return ordered;
    }
}
