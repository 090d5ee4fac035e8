using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>Fills an observatory with an invented history that has every state of every page. The same each time.</summary>
public static class DemoObservatory
{
    /// <summary>Fills it.</summary>
    /// <param name="ports">An empty observatory.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Domain.Results.StorageException">The store cannot be reached.</exception>
    public static async Task FillAsync(DemoPorts ports, CancellationToken cancellationToken)
    {
        var (ingest, catalogue) = (ports.Ingest, ports.Catalogue);
        await catalogue.SaveBenchmarksAsync([.. DemoCatalogue.Datasets.Select(Note)], cancellationToken);
        foreach (var suite in DemoCatalogue.Suites)
            await catalogue.SaveSuiteAsync(Suite(suite, ports.Time.GetUtcNow()), cancellationToken);
        await DemoGovernance.RuleAsync(ports, cancellationToken);
        foreach (var delivery in DemoHistory.Deliveries())
        {
            await ingest.IngestAsync(delivery.Results, cancellationToken);
            foreach (var measured in delivery.Examples) await ingest.IngestExamplesAsync(measured.RunId, measured.Examples, replace: true, cancellationToken);
        }

        await catalogue.ChangeModelAsync(DemoCatalogue.Pinned, new ModelChange { IsPinned = true }, cancellationToken);
        await DemoGovernance.ActAsync(ports, cancellationToken);
    }

    private static DatasetSuite Suite(DemoSuite suite, DateTimeOffset now) =>
        new() { SuiteId = suite.Id, DisplayName = suite.Name, Description = suite.Description, Datasets = suite.Datasets, CreatedAt = now };

    private static Benchmark Note(DemoDataset dataset) => new()
    {
        Dataset = dataset.Name,
        Category = dataset.Category,
        Subcategory = dataset.Subcategory,
        PrimaryMetric = dataset.Metric,
        Description = $"{dataset.Size} examples, graded by {dataset.Grader.Replace('_', ' ')}",
    };
}
