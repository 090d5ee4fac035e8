using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Pipeline.Observatory;

/// <summary>Reads the catalogue in the form that reports need.</summary>
public static class CatalogueReading
{
    /// <summary>What is known of datasets, by dataset.</summary>
    public static async Task<IReadOnlyDictionary<string, BenchmarkNote>> BenchmarksByNameAsync(this IObservatoryCatalogue catalogue, CancellationToken cancellationToken) =>
        (await catalogue.ListBenchmarksAsync(cancellationToken)).ToDictionary(benchmark => benchmark.Dataset);
}
