using System.Text.Json;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Observatory.Http;

/// <summary>Publishes to a server that speaks the protocol of the original dashboard; ours does too.</summary>
/// <param name="options">The server.</param>
/// <param name="time">Measures waits.</param>
public sealed class HttpPublisher(DashboardOptions options, TimeProvider time) : IObservatoryPublisher
{
    // About 500 kB of previews, well below what servers take in one request.
    private const int ExamplesPerRequest = 500;

    private readonly DashboardConnection connection = new(options, time);

    /// <inheritdoc />
    public async Task<PublishedResult> PublishAsync(Publication publication, CancellationToken cancellationToken)
    {
        var published = new PublishedResult { Dataset = publication.Result.Dataset, CheckpointId = publication.Result.CheckpointId };
        try
        {
            var answer = await connection.PostAsync("api/ingest/eval-result", IngestJson.Write(publication.Result), cancellationToken);
            var runId = RunIdOf(answer) ?? publication.Result.RunId;
            published = published with { RunId = runId, Metrics = publication.Result.Metrics.Count };
            if (publication.Examples.Count == 0) return published;
            if (runId is null) return published with { Error = $"{options.Server.Authority} did not say the id of the measurement, so the examples cannot be sent: give it one" };
            var examples = await PublishExamplesAsync(runId, publication.Examples, replace: true, cancellationToken);
            return published with { Examples = examples.Count, Error = examples.Error };
        }
        catch (DashboardException problem)
        {
            return published with { Error = problem.Message };
        }
    }

    /// <inheritdoc />
    public async Task<PublishedExamples> PublishExamplesAsync(string runId, IReadOnlyList<SubmittedExample> examples, bool replace, CancellationToken cancellationToken)
    {
        var arrived = 0;
        try
        {
            foreach (var chunk in examples.Chunk(ExamplesPerRequest))
            {
                // The first request takes away what was there; the others add to it.
                await connection.PostAsync("api/ingest/examples", IngestJson.Write(runId, chunk, replace && arrived == 0), cancellationToken);
                arrived += chunk.Length;
            }

            return new PublishedExamples(arrived, null);
        }
        catch (DashboardException problem)
        {
            return new PublishedExamples(arrived, problem.Message);
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? RunIdOf(JsonElement answer) =>
        answer.TryGetProperty("eval_run_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
