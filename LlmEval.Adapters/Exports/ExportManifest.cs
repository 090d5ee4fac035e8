namespace LlmEval.Adapters.Exports;

/// <summary>What an export has, by which rules, and what it left out (schemas/export-manifest.schema.json).</summary>
/// <remarks>It holds no time: the same judgments exported again by the same version are the same files, byte by byte.</remarks>
public sealed record ExportManifest
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The format's name and version. A field may be added to a version; nothing else changes in it.</summary>
    public const string FormatName = "llm-eval.export/1";

    /// <summary>See <see cref="FormatName"/>.</summary>
    public string Format { get; } = FormatName;

    /// <summary><c>preferences</c> or <c>judgments</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The form of the data files, e.g. <c>trl</c>.</summary>
    public required string DataFormat { get; init; }

    /// <summary>Version of this tool with its commit.</summary>
    public required string Tool { get; init; }

    /// <summary>The data files.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The runs, by age.</summary>
    public required IReadOnlyList<ManifestRun> Runs { get; init; }

    /// <summary>Which judgments counted; null for an export of all judgments.</summary>
    public ManifestPolicy? Policy { get; init; }

    /// <summary>How tasks were divided; null for one file.</summary>
    public ManifestSplit? Split { get; init; }

    /// <summary>What there was and what was written.</summary>
    public required ManifestCounts Counts { get; init; }

    /// <summary>Why pairs made no preference, most frequent first; empty for an export of all judgments.</summary>
    public required IReadOnlyList<ManifestDrop> Dropped { get; init; }

    /// <summary>Lone surrogates in prompts and responses, each written as U+FFFD.</summary>
    public required long ReplacedSurrogates { get; init; }
}

/// <summary>A data file.</summary>
/// <param name="Name">Its name beside the manifest.</param>
/// <param name="Split"><c>train</c> or <c>test</c>; null for one file.</param>
/// <param name="Items">Preferences or judgments in it.</param>
/// <param name="Rows">Rows: some formats write two for a preference.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record ManifestFile(string Name, string? Split, long Items, long Rows, long Bytes, string Sha256);

/// <summary>A run of an export.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The config's name.</param>
/// <param name="ConfigHash">SHA-256 of the config.</param>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="DatasetHash">SHA-256 of its tasks.</param>
/// <param name="Pairs">Its pairs.</param>
/// <param name="Items">Preferences or judgments of it that were written.</param>
/// <param name="ChainIntact">Whether its judgments are those that were written, all of them, in their order.</param>
public sealed record ManifestRun(Guid Id, string Name, string ConfigHash, string Dataset, string DatasetHash, int Pairs, long Items, bool ChainIntact);

/// <summary>The policy by which preferences were derived.</summary>
/// <param name="Hash">SHA-256 of what decides; part of every preference's id.</param>
/// <param name="Sources">Whose verdicts counted.</param>
/// <param name="Lanes">In which lanes; empty for all.</param>
/// <param name="IncludeContradictions">Whether winners that fail the tests which the loser passes were kept.</param>
/// <param name="Since">Only decided then or later, UTC; null for all.</param>
public sealed record ManifestPolicy(string Hash, IReadOnlyList<string> Sources, IReadOnlyList<string> Lanes, bool IncludeContradictions, DateTime? Since);

/// <summary>How tasks were divided.</summary>
/// <param name="By"><c>task_hash</c>: the first 32 bits as a fraction of 2³².</param>
/// <param name="TrainShare">Tasks below it are in <c>train</c>.</param>
public sealed record ManifestSplit(string By, double TrainShare);

/// <summary>Counts of an export.</summary>
/// <param name="Pairs">Pairs that were looked at.</param>
/// <param name="Judgments">Judgments that were looked at, superseded ones included.</param>
/// <param name="Written">Preferences or judgments written.</param>
/// <param name="Dropped">Pairs that made no preference; written and dropped are all pairs. 0 for an export of judgments.</param>
public sealed record ManifestCounts(long Pairs, long Judgments, long Written, long Dropped);

/// <summary>A reason why pairs made no preference.</summary>
/// <param name="Reason">Its literal name.</param>
/// <param name="Count">How many pairs.</param>
/// <param name="Meaning">In words.</param>
public sealed record ManifestDrop(string Reason, long Count, string Meaning);
