using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>Fills an observatory with an invented history that has every state of every page. The same each time.</summary>
public static class DemoObservatory
{
    /// <summary>Fills it.</summary>
    /// <param name="ingest">Takes in results, as from anybody.</param>
    /// <param name="catalogue">Keeps what people say of datasets and models.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public static async Task FillAsync(IObservatoryIngest ingest, IObservatoryCatalogue catalogue, CancellationToken cancellationToken)
    {
        await catalogue.SaveBenchmarksAsync([.. DemoCatalogue.Datasets.Select(Note)], cancellationToken);
        foreach (var suite in DemoCatalogue.Suites)
            await catalogue.SaveSuiteAsync(new DatasetSuite { SuiteId = suite.Id, DisplayName = suite.Name, Description = suite.Description, Datasets = suite.Datasets, CreatedAt = DateTimeOffset.UnixEpoch }, cancellationToken);
        foreach (var delivery in DemoHistory.Deliveries())
        {
            await ingest.IngestAsync(delivery.Results, cancellationToken);
            foreach (var measured in delivery.Examples) await ingest.IngestExamplesAsync(measured.RunId, measured.Examples, replace: true, cancellationToken);
        }

        await catalogue.ChangeModelAsync(DemoCatalogue.Pinned, new ModelChange { IsPinned = true }, cancellationToken);
    }

    private static Benchmark Note(DemoDataset dataset) => new()
    {
        Dataset = dataset.Name,
        Category = dataset.Category,
        Subcategory = dataset.Subcategory,
        PrimaryMetric = dataset.Metric,
        Description = $"{dataset.Size} examples, graded by {dataset.Grader.Replace('_', ' ')}",
    };
}
