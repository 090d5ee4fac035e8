using System.Text.Json.Serialization.Metadata;

namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>Runs of the server.</summary>
internal sealed class RunApi(MlflowConnection connection)
{
    private const int PageSize = 1000;

    /// <summary>
    /// The run that has some tags; made when there is none. <c>runs/create</c> makes a further run each time it is called, so every attempt
    /// looks first: the answer to the one before may have been lost.
    /// </summary>
    /// <param name="run">What is made.</param>
    /// <param name="identity">Those of its tags that it is found by.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="MlflowException">The server failed.</exception>
    public Task<RunInfo> FindOrCreateAsync(CreateRun run, IReadOnlyList<Entry> identity, CancellationToken cancellationToken) => connection.RetryAsync(
        async token => await FindAsync(run.ExperimentId, identity, token)
            ?? (await connection.PostAsync("runs/create", run, MlflowJson.Default.CreateRun, MlflowJson.Default.RunAnswer, token)).Run.Info,
        cancellationToken);

    /// <summary>Logs metrics, params and tags. Those that are there already stay as they are.</summary>
    /// <exception cref="MlflowException">A param is there with another value, or the server failed.</exception>
    public Task LogAsync(LogBatch batch, CancellationToken cancellationToken) =>
        PostAsync("runs/log-batch", batch, MlflowJson.Default.LogBatch, cancellationToken);

    /// <summary>Logs datasets. Those that are there already stay as they are.</summary>
    /// <exception cref="MlflowException">The server failed.</exception>
    public Task LogInputsAsync(LogInputs inputs, CancellationToken cancellationToken) =>
        PostAsync("runs/log-inputs", inputs, MlflowJson.Default.LogInputs, cancellationToken);

    /// <summary>Ends a run.</summary>
    /// <exception cref="MlflowException">The server failed, or swallowed the status: unknown ones are answered with success.</exception>
    public async Task EndAsync(UpdateRun update, CancellationToken cancellationToken)
    {
        var updated = await connection.RetryAsync(
            token => connection.PostAsync("runs/update", update, MlflowJson.Default.UpdateRun, MlflowJson.Default.UpdatedRun, token), cancellationToken);
        if (updated.RunInfo.Status != update.Status)
        {
            throw new MlflowException($"MLflow leaves the run {update.RunId} {updated.RunInfo.Status} although it was told that it is {update.Status}");
        }
    }

    /// <summary>A run as the server has it.</summary>
    /// <exception cref="MlflowException">The server failed.</exception>
    public async Task<Run> GetAsync(string runId, CancellationToken cancellationToken) =>
        (await connection.RetryAsync(token => connection.GetAsync("runs/get", ("run_id", runId), MlflowJson.Default.RunAnswer, token), cancellationToken)).Run;

    private Task<Nothing> PostAsync<T>(string method, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        connection.RetryAsync(token => connection.PostAsync(method, body, type, MlflowJson.Default.Nothing, token), cancellationToken);

    private async Task<RunInfo?> FindAsync(string experimentId, IReadOnlyList<Entry> identity, CancellationToken cancellationToken)
    {
        // Values are compared here: a quotation mark in one has no way into the filter's grammar.
        var first = identity[0];
        var filter = $"tags.`{first.Key}` = '{first.Value}'";
        string? page = null;
        do
        {
            var found = await connection.PostAsync(
                "runs/search", new SearchRuns([experimentId], filter, PageSize, page), MlflowJson.Default.SearchRuns, MlflowJson.Default.FoundRuns, cancellationToken);
            if (found.Runs?.FirstOrDefault(HasAll) is { } run) return run.Info;
            page = found.NextPageToken;
        }
        while (page is { Length: > 0 });
        return null;

        bool HasAll(Run run) => identity.All(tag => run.Data?.Tags?.Contains(tag) == true);
    }
}
