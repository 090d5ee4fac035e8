using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
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
    private readonly Dictionary<ContentHash, PriceRow> prices = [];
    private readonly List<SampleRow> samples = [];
    private readonly List<ExecutionRow> executions = [];
    private readonly List<ScoreRow> scores = [];
    private readonly Dictionary<CaseId, CaseResult> verdicts = [];

    /// <summary>Takes the items apart.</summary>
    public ResultBatch(IReadOnlyList<ResultItem> items)
    {
        foreach (var item in items)
        {
            if (item.Sample is var (caseId, sample)) Add(caseId, sample);
            // The last word counts: a resumed case that was not measured before may be now.
            if (item.Verdict is { } verdict) verdicts[verdict.Id] = verdict;
        }
    }

    /// <summary>Writes everything in one transaction.</summary>
    /// <exception cref="ResultRefusedException">A verdict is for a case that the store does not have.</exception>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await texts.InsertAsync(connection, cancellationToken);
        await ResultRows.Prices.InsertAsync(connection, prices.Values, cancellationToken);
        await ResultRows.Samples.InsertAsync(connection, samples, cancellationToken);
        await ResultRows.Executions.InsertAsync(connection, executions, cancellationToken);
        await ResultRows.Scores.InsertAsync(connection, scores, cancellationToken);
        await WriteVerdictsAsync(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
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
        samples.Add(new SampleRow(caseId, sample, texts.AddUnlessEmpty(sample.Response?.Text), texts.Add(sample.Extracted?.Code), AddPrice(sample.Cost?.Price)));
        scores.AddRange(sample.Scores.Select((score, position) => new ScoreRow(sample.Id, position, score)));
        if (sample.Execution is not { } execution) return;
        executions.Add(new ExecutionRow(sample.Id, execution, texts.AddUnlessEmpty(execution.Stdout.Text), texts.AddUnlessEmpty(execution.Stderr.Text)));
    }

    private ContentHash? AddPrice(TokenPrice? price)
    {
        if (price is null) return null;
        var key = ContentHash.OfJson(new
        {
            v = 1,
            currency = price.Currency,
            input = Exact(price.Input),
            cached_input = Exact(price.CachedInput),
            output = Exact(price.Output),
            effective = price.Effective?.ToString("O", CultureInfo.InvariantCulture),
            source = price.Source,
        });
        prices[key] = new PriceRow(key, price);
        return key;

        // Trailing zeros are no part of an amount: 2.50 and 2.5 are one price.
        static string Exact(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);
    }
}

/// <summary>The store refuses a result for what it is: writing it again would not help, and other results are not concerned.</summary>
internal sealed class ResultRefusedException(string message, Exception? inner = null) : Exception(message, inner);
