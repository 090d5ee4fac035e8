using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>What a caller wants written: a sample of a case, or the verdict of one. Exactly one is set.</summary>
internal sealed record ResultItem
{
    /// <summary>A sample.</summary>
    public (CaseId CaseId, SampleResult Result)? Sample { get; init; }

    /// <summary>A verdict.</summary>
    public CaseResult? Verdict { get; init; }
}

/// <summary>The results of one transaction, taken apart into rows.</summary>
internal sealed class ResultBatch
{
    private readonly TextSet texts = new();
    private readonly PriceSet prices = new();
    private readonly List<SampleRow> samples = [];
    private readonly List<ExecutionRow> executions = [];
    private readonly List<ScoreRow> scores = [];
    private readonly SubmissionBatch submissions;
    private readonly Dictionary<CaseId, CaseResult> verdicts = [];

    /// <summary>Takes the items apart.</summary>
    public ResultBatch(IReadOnlyList<ResultItem> items)
    {
        submissions = new SubmissionBatch(texts);
        foreach (var item in items)
        {
            if (item.Sample is var (caseId, sample)) Add(caseId, sample);
            // The last word counts: a resumed case that was not measured before may be now.
            if (item.Verdict is { } verdict) verdicts[verdict.Id] = verdict;
        }
    }

    /// <summary>Writes everything in the open transaction.</summary>
    /// <exception cref="ResultRefusedException">A verdict is for a case that the store does not have.</exception>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await texts.InsertAsync(connection, cancellationToken);
        await prices.InsertAsync(connection, cancellationToken);
        await WriteSamplesAsync(connection, cancellationToken);
        await ResultRows.Executions.InsertAsync(connection, executions, cancellationToken);
        await ResultRows.Scores.InsertAsync(connection, scores, cancellationToken);
        await submissions.WriteAsync(connection, cancellationToken);
        await WriteVerdictsAsync(connection, cancellationToken);
    }

    // What an outage or a stop left behind gives way, with its execution and scores.
    private async Task WriteSamplesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (samples.Count == 0) return;
        await ResultRows.Samples.CopyAsync(connection, samples, cancellationToken);
        var remove = $"""
            delete from eval.sample o using {ResultRows.Samples.Temporary} s
            where o.case_id = s.case_id and o.sample_index = s.sample_index and o.id <> s.id and not {FinalSamples.Condition("o.outcome")}
            """;
        await ResultRows.Samples.ExecuteAsync(connection, remove, cancellationToken);
        await ResultRows.Samples.InsertCopiedAsync(connection, cancellationToken);
    }

    private async Task WriteVerdictsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (verdicts.Count == 0) return;
        await ResultRows.Verdicts.CopyAsync(connection, verdicts.Values, cancellationToken);
        const string update = """
            update eval.run_case c
            set verdict = s.verdict, outcome = s.outcome, message = s.message, started_at = s.started_at, duration_ms = s.duration_ms
            from {stage} s where s.id = c.id
            """;
        if (await ResultRows.Verdicts.ExecuteAsync(connection, update, cancellationToken) < verdicts.Count)
        {
            throw new ResultRefusedException("A verdict was given for a case that no run has.");
        }
    }

    private void Add(CaseId caseId, SampleResult sample)
    {
        samples.Add(new SampleRow(caseId, sample, texts.AddUnlessEmpty(sample.Response?.Text), texts.Add(sample.Extracted?.Code), prices.Add(sample.Cost?.Price)));
        scores.AddRange(sample.Scores.Select((score, position) => new ScoreRow(sample.Id, position, score)));
        if (sample.Execution is not { } execution) return;
        executions.Add(new ExecutionRow(sample.Id, execution, texts.AddUnlessEmpty(execution.Stdout.Text), texts.AddUnlessEmpty(execution.Stderr.Text)));
        if (execution.Submission is { } submission) submissions.Add(sample.Id, submission);
    }
}

/// <summary>The store refuses a result for what it is: writing it again would not help, and other results are not concerned.</summary>
internal sealed class ResultRefusedException(string message, Exception? inner = null) : Exception(message, inner);
