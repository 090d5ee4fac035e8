using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Observatory;

/// <summary>Publishes to our own store, as the server does with what it is sent.</summary>
/// <param name="ingest">Takes it in and draws the consequences.</param>
/// <param name="owned">What ends with the publisher; null for nothing.</param>
public sealed class StorePublisher(IObservatoryIngest ingest, IAsyncDisposable? owned = null) : IObservatoryPublisher
{
    private const int ShownOfName = 80;

    /// <inheritdoc />
    public async Task<PublishedResult> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        var published = new PublishedResult { Dataset = publication.Result.Dataset, CheckpointId = publication.Result.CheckpointId };
        try
        {
            RequireNames(publication.Result);
            var ingested = (await ingest.IngestAsync([publication.Result], cancellationToken)).Single();
            published = published with { RunId = ingested.RunId, Metrics = publication.Result.Metrics.Count };
            if (publication.Examples.Count == 0) return published;
            var examples = await PublishExamplesAsync(ingested.RunId, publication.Examples, replace: true, cancellationToken);
            return published with { Examples = examples.Count, Error = examples.Error };
        }
        catch (Exception problem) when (problem is ObservatoryException or StorageException)
        {
            return published with { Error = problem.Message };
        }
    }

    /// <inheritdoc />
    public async Task<PublishedExamples> PublishExamplesAsync(string runId, IReadOnlyList<SubmittedExample> examples, bool replace, CancellationToken cancellationToken)
    {
        try
        {
            return await ingest.IngestExamplesAsync(runId, examples, replace, cancellationToken) is { } taken
                ? new PublishedExamples(taken, null)
                : new PublishedExamples(0, $"there is no measurement {runId}");
        }
        catch (Exception problem) when (problem is ObservatoryException or StorageException)
        {
            return new PublishedExamples(0, problem.Message);
        }
    }

    // As the server does with what it reads. Pages that were made for the original put names into markup as they are.
    private static void RequireNames(EvalResultSubmission result)
    {
        (string Field, string? Name)[] names = [("model_id", result.ModelId), ("checkpoint_id", result.CheckpointId), ("dataset_name", result.Dataset), ("eval_run_id", result.RunId)];
        foreach (var (field, name) in names)
        {
            if (name is not null && !ObservatoryNames.IsName(name)) throw new ObservatoryException($"{field}: '{OneLine.Of(name, ShownOfName)}' cannot be one: give it {ObservatoryNames.Rule}.");
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
