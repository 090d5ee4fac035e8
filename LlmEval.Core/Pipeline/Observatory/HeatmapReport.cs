using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.Core.Pipeline.Observatory;

/// <summary>Reads the heatmap.</summary>
/// <param name="models">Models.</param>
/// <param name="scores">Scores.</param>
/// <param name="benchmarks">Datasets and suites.</param>
public sealed class HeatmapReport(ITrackedModels models, IScoreReader scores, IBenchmarkReader benchmarks)
{
    /// <summary>The heatmap.</summary>
    /// <returns>Null when the suite is not known.</returns>
    public async Task<SuiteHeatmap?> ReadAsync(HeatmapRequest request, CancellationToken cancellationToken)
    {
        var suite = request.SuiteId is { } id ? (await benchmarks.ListSuitesAsync(cancellationToken)).FirstOrDefault(known => known.SuiteId == id) : null;
        if (request.SuiteId is not null && suite is null) return null;
        // Beside each other: on a warm store the time goes into answering, not into looking.
        var (listing, reading, describing) = (models.ListAsync(cancellationToken), scores.ReadCellsAsync(null, cancellationToken), benchmarks.ReadBenchmarksAsync(cancellationToken));
        await Task.WhenAll(listing, reading, describing);
        ModelOverview[] shown =
        [
            .. (await listing).Where(model => (request.Type is not { } type || model.Model.Type == type) && (request.Owners.Count == 0 || request.Owners.Contains(model.Model.Owner))),
        ];
        var cells = await reading;
        IReadOnlyCollection<string>? datasets = suite?.Datasets;
        if (suite is not null && request.MeasuredOnly) datasets = [.. suite.Datasets.Intersect(cells.Where(cell => cell.WasRun).Select(cell => cell.Dataset), StringComparer.Ordinal)];
        return new SuiteHeatmap(suite, HeatmapTable.Of(shown, cells, datasets), await describing);
    }
}

/// <summary>Which heatmap.</summary>
public sealed record HeatmapRequest
{
    /// <summary>Only datasets of this suite; null: all with a result.</summary>
    public string? SuiteId { get; init; }

    /// <summary>Whether datasets of the suite that nobody was measured on are left out.</summary>
    public bool MeasuredOnly { get; init; }

    /// <summary>Only models of these owners; empty: all.</summary>
    public IReadOnlyCollection<string> Owners { get; init; } = [];

    /// <summary>Only models of this type; null: all.</summary>
    public ModelType? Type { get; init; }
}

/// <summary>A heatmap and what is known of its columns.</summary>
/// <param name="Suite">The suite; null for all datasets.</param>
/// <param name="Table">The heatmap.</param>
/// <param name="Benchmarks">What is known of datasets; those of which nothing is known are not in it.</param>
public sealed record SuiteHeatmap(DatasetSuite? Suite, HeatmapTable Table, IReadOnlyDictionary<string, Benchmark> Benchmarks);
