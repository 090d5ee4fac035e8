using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Observatory;

/// <summary>Publishes to our own store, as the server does with what it is sent.</summary>
/// <param name="ingest">Takes it in and draws the consequences.</param>
/// <param name="owned">What ends with the publisher; null for nothing.</param>
public sealed class StorePublisher(IObservatoryIngest ingest, IAsyncDisposable? owned = null) : IObservatoryPublisher
{
    /// <inheritdoc />
    public async Task<PublishedResult> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        var published = new PublishedResult { Dataset = publication.Result.Dataset, CheckpointId = publication.Result.CheckpointId };
        try
        {
            var ingested = (await ingest.IngestAsync([publication.Result], cancellationToken)).Single();
            published = published with { RunId = ingested.RunId, Metrics = publication.Result.Metrics.Count };
            if (publication.Examples.Count == 0) return published;
            return await ingest.IngestExamplesAsync(ingested.RunId, publication.Examples, replace: true, cancellationToken) is { } taken
                ? published with { Examples = taken }
                : published with { Error = $"the measurement {ingested.RunId} was deleted meanwhile" };
        }
        catch (Exception problem) when (problem is ObservatoryException or StorageException)
        {
            return published with { Error = problem.Message };
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
