using System.Globalization;
using System.Text;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres.Migrations;

/// <summary>One step of the schema. Steps are numbered, go forward only and never change once released.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">The rest of the file's name.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    private const string Prefix = "LlmEval.Migrations/";

    /// <summary>The steps of this version of the tool, by number.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Load().OrderBy(step => step.Number)];

    /// <summary>What is recorded when the step is applied.</summary>
    public ContentHash Hash => ContentHash.OfText(Sql);

    private static IEnumerable<Migration> Load()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var file = Path.GetFileNameWithoutExtension(resource[Prefix.Length..]);
            var mark = file.IndexOf('_', StringComparison.Ordinal);
            yield return new Migration(int.Parse(file.AsSpan(0, mark), NumberStyles.None, CultureInfo.InvariantCulture), file[(mark + 1)..], reader.ReadToEnd());
        }
    }
}

/// <summary>A step that a database has.</summary>
internal sealed record AppliedMigration
{
    /// <summary>The step's number.</summary>
    public required int Number { get; init; }

    /// <summary>The step's name.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the statements as they were run.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The tool that ran them.</summary>
    public required string ToolVersion { get; init; }
}
