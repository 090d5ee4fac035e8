using System.Text.Json;
using System.Text.Json.Serialization;
using LlmEval.Adapters.Postgres.Migrations;

namespace LlmEval.Adapters.Postgres.Backup;

/// <summary>What a backup file holds: the first thing that a restore reads, the last that a backup writes.</summary>
/// <remarks>
/// The file is a zip: <c>manifest.json</c>, and for each table <c>tables/schema.table.copy</c> in the text format of PostgreSQL's COPY,
/// UTF-8. Tables stand in an order in which no row comes before one that it refers to.
/// </remarks>
internal sealed record BackupManifest
{
    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string FormatName = "llm-eval-backup";

    /// <summary>The version of the layout that is written here and the newest that is read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The manifest's name in the file.</summary>
    public const string EntryName = "manifest.json";

    /// <summary>How it is written.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public required string Format { get; init; }

    /// <summary>The layout's version.</summary>
    public required int Version { get; init; }

    /// <summary>When the snapshot was taken, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The server's version, for people.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The schema of the tables.</summary>
    public required IReadOnlyList<AppliedMigration> Migrations { get; init; }

    /// <summary>The tables.</summary>
    public required IReadOnlyList<BackupTable> Tables { get; init; }
}

/// <summary>A table in a backup.</summary>
internal sealed record BackupTable
{
    /// <summary>Schema and name, e.g. <c>eval.run</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its columns, in the order of the fields.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Hash of the uncompressed entry.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The entry's name in the file.</summary>
    [JsonIgnore]
    public string EntryName => $"tables/{Name}.copy";

    /// <summary>The table and its columns as SQL writes them.</summary>
    [JsonIgnore]
    public string Target => $"{string.Join('.', Name.Split('.').Select(Quote))} ({string.Join(", ", Columns.Select(Quote))})";

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
