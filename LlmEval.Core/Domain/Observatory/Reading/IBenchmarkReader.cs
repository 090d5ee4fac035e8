namespace LlmEval.Core.Domain.Observatory.Reading;

/// <summary>Port: reads what is known of datasets and suites.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IBenchmarkReader
{
    /// <summary>What is known of datasets, those without a result too, by dataset.</summary>
    Task<IReadOnlyDictionary<string, Benchmark>> ReadBenchmarksAsync(CancellationToken cancellationToken);

    /// <summary>Suites, oldest first.</summary>
    Task<IReadOnlyList<DatasetSuite>> ListSuitesAsync(CancellationToken cancellationToken);
}

/// <summary>What is known of a dataset.</summary>
public sealed record Benchmark
{
    /// <summary>The category of datasets of which nobody said one.</summary>
    public const string Uncategorized = "uncategorized";

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>Its category.</summary>
    public string Category { get; init; } = Uncategorized;

    /// <summary>Its subcategory; null when nobody said.</summary>
    public string? Subcategory { get; init; }

    /// <summary>The metric that stands for it; null when nobody said.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>What it measures; null when nobody said.</summary>
    public string? Description { get; init; }
}

/// <summary>A named set of datasets.</summary>
public sealed record DatasetSuite
{
    /// <summary>Its id.</summary>
    public required string SuiteId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is for; null when nobody said.</summary>
    public string? Description { get; init; }

    /// <summary>Its datasets, in the order that was given.</summary>
    public required IReadOnlyList<string> Datasets { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
