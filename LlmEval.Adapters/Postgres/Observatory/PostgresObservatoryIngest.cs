using LlmEval.Adapters.Postgres.Observatory.Writing;
using LlmEval.Adapters.Postgres.Results.Writing;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Postgres.Observatory;

/// <summary>Keeps scores and examples in PostgreSQL. What several callers send at once goes into one transaction, and each has an answer of its own.</summary>
/// <remarks>
/// When the connection is lost, a group is written again for a minute (an embedded server is started again). Disposing writes what was handed
/// over; the database stays open.
/// </remarks>
public sealed class PostgresObservatoryIngest : IObservatoryIngest, IAsyncDisposable
{
    private const int Attempts = 8;

    private readonly PostgresDatabase database;
    private readonly IIngestFollowUp? followUp;
    private readonly Action<Exception> followUpFailed;
    private readonly WritingSession session;
    private readonly GroupedWriter<Submitted> writer;

    /// <summary>Stores in an open database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="followUp">Draws the consequences of what is stored; null for none.</param>
    /// <param name="followUpFailed">Is told when that went wrong; what was stored stays.</param>
    public PostgresObservatoryIngest(PostgresDatabase database, IIngestFollowUp? followUp, Action<Exception> followUpFailed)
    {
        (this.database, this.followUp, this.followUpFailed) = (database, followUp, followUpFailed);
        session = new WritingSession(database);
        // What arrives during a commit waits for the next: senders wait for each other no longer than that.
        writer = new GroupedWriter<Submitted>(WriteGroupAsync, TimeSpan.Zero, database.Clock);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<IngestedResult>> IngestAsync(IReadOnlyList<EvalResultSubmission> submissions, CancellationToken cancellationToken)
    {
        if (submissions.Count == 0) return [];
        var ingested = await StoreAsync(submissions, cancellationToken);
        await FollowAsync(ingested, cancellationToken);
        return ingested;
    }

    /// <inheritdoc />
    public async Task<int?> IngestExamplesAsync(string runId, IReadOnlyList<SubmittedExample> examples, bool replace, CancellationToken cancellationToken)
    {
        IngestedResult? measured = null;
        try
        {
            await database.RetryAsync(
                async token =>
                {
                    await using var connection = await database.DataSource.OpenConnectionAsync(token);
                    await using var transaction = await connection.BeginTransactionAsync(token);
                    measured = await ExampleWriter.WriteAsync(connection, runId, examples, replace, token);
                    await transaction.CommitAsync(token);
                },
                cancellationToken);
        }
        catch (ResultRefusedException e)
        {
            throw new ObservatoryException($"The database refuses the examples: {e.Message}. Nothing was stored.");
        }

        if (measured is null) return null;
        await FollowAsync([measured], cancellationToken);
        return examples.Count;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        await session.DisposeAsync();
    }

    private async Task<IReadOnlyList<IngestedResult>> StoreAsync(IReadOnlyList<EvalResultSubmission> submissions, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var item = new Submitted(submissions, attempt);
            try
            {
                await writer.WriteAsync(item, cancellationToken);
                return item.Answer;
            }
            catch (ResultRefusedException e) when (attempt < Attempts && submissions.Any(submission => submission.RunId is null) && e.InnerException is ObservatoryException)
            {
                // An id that was made may be taken by chance; another one is not. Whoever named a taken one is told at the last attempt.
            }
            catch (ResultRefusedException e)
            {
                throw e.InnerException as ObservatoryException ?? new ObservatoryException($"The database refuses a result: {e.Message}. Nothing was stored.");
            }
        }
    }

    private Task WriteGroupAsync(IReadOnlyList<Submitted> group)
    {
        SubmissionMerge merged;
        try
        {
            merged = new SubmissionMerge(group.SelectMany(item => item.Submissions.Zip(item.RunIds)));
        }
        catch (ObservatoryException e)
        {
            throw new ResultRefusedException(e.Message, e);
        }

        return session.WriteAsync(async (connection, token) =>
        {
            var stored = await IngestTransaction.WriteAsync(connection, merged, token);
            var first = 0;
            foreach (var item in group)
            {
                item.Stored = [.. stored.Skip(first).Take(item.Submissions.Count)];
                first += item.Submissions.Count;
            }
        });
    }

    private async Task FollowAsync(IReadOnlyList<IngestedResult> ingested, CancellationToken cancellationToken)
    {
        if (followUp is null) return;
        try
        {
            await followUp.FollowAsync(ingested, cancellationToken);
        }
        catch (Exception e)
        {
            // What was stored is stored: its sender must not be told otherwise.
            followUpFailed(e);
        }
    }

    /// <summary>What a caller handed over, and what became of it.</summary>
    private sealed class Submitted(IReadOnlyList<EvalResultSubmission> submissions, int attempt)
    {
        public IReadOnlyList<EvalResultSubmission> Submissions => submissions;

        public IReadOnlyList<string> RunIds { get; } = [.. submissions.Select(submission => submission.RunId ?? MadeRunId.Of(submission, attempt))];

        public IReadOnlyList<StoredCheckpoint> Stored { get; set; } = [];

        public IReadOnlyList<IngestedResult> Answer =>
        [
            .. submissions.Select((submission, i) => new IngestedResult(
                Stored[i].ModelId, Stored[i].ModelType, Stored[i].CheckpointId, Stored[i].Step, submission.Dataset, RunIds[i], SubmissionMerge.PrimaryOf(submission))),
        ];
    }
}
