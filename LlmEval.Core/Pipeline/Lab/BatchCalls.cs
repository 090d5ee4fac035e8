using System.Buffers.Binary;
using System.Collections.Concurrent;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Generation;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Makes the calls of a batch that are not made yet, each stored as it ends. The first that brings no readable answer ends it.</summary>
internal sealed class BatchCalls(LabPorts ports)
{
    /// <summary>How long a call in flight may go on after a stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(700);

    /// <summary>Makes them.</summary>
    /// <exception cref="OperationCanceledException">Stopped before every call was made.</exception>
    /// <exception cref="LabRefusedException">The judge cannot be asked.</exception>
    public async Task<BatchEnd> MakeAsync(AiBatch batch, BudgetLedger? budget, LabStop stop)
    {
        var review = await ports.Catalogue.FindReviewPromptAsync(batch.ReviewPrompt, batch.ReviewPromptVersion, CancellationToken.None)
            ?? throw new LabNotFoundException($"Review prompt not found: {batch.ReviewPrompt}, version {batch.ReviewPromptVersion}");
        var experiments = await ReadExperimentsAsync(batch);
        var model = ports.Models.JudgeOf(review, batch.JudgeModel);
        await using var client = ports.Models.CreateClient(model, budget);
        var judge = ReviewJudges.Create(review, model.Options.Parameters, Remembering(model.Options, client, batch), TokensOf(batch));
        var questions = judge.Plan(batch.Id, experiments);
        var earlier = await ports.Scoring.ReadCallsAsync(batch.Id, CancellationToken.None);
        budget?.AddSpent(LabBudget.SpentUsd(earlier));
        var calls = new ConcurrentDictionary<int, AiCall>(earlier.Where(call => call.Problem is null).Select(call => KeyValuePair.Create(call.Index, call)));
        ports.Observer.Observe(new LabBatchMoved(batch, calls.Count, questions.Count));
        var problem = await AskAsync(judge, batch, questions, calls, model.Options.Limits.Concurrency, stop);
        return problem is null
            ? new BatchEnd(questions.Count, questions.Count, ReviewScores.Of(batch.Id, review, [.. experiments.Select(one => one.Experiment)], [.. calls.Values.OrderBy(call => call.Index)]))
            : new BatchEnd(calls.Count, questions.Count, []) { Problem = problem };
    }

    // Null when every question has its answer.
    private async Task<string?> AskAsync(
        IReviewJudge judge, AiBatch batch, IReadOnlyList<ReviewQuestion> questions, ConcurrentDictionary<int, AiCall> calls, int atOnce, LabStop stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Ended);
        using var abort = new CancellationTokenSource();
        await using var grace = stop.Ended.Register(() => abort.CancelAfter(Grace));
        string? problem = null;
        var open = questions.Where(question => !calls.ContainsKey(question.Index));
        try
        {
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = end.Token }, async (question, _) =>
            {
                end.Token.ThrowIfCancellationRequested();
                var answer = await judge.AskAsync(question, abort.Token);
                // What was never sent is no call; everything else is kept, also what could not be read.
                if (answer.Error?.Kind != ModelErrorKind.BudgetReached) await ports.Scoring.SaveCallAsync(batch.Id, answer.Call, CancellationToken.None);
                if (answer.Call.Problem is { } unread)
                {
                    Interlocked.CompareExchange(ref problem, $"call {question.Index + 1} of {questions.Count}: {unread}", null);
                    await end.CancelAsync();
                    return;
                }

                calls[question.Index] = answer.Call;
                ports.Observer.Observe(new LabBatchMoved(batch, calls.Count, questions.Count));
            });
        }
        catch (OperationCanceledException) when (problem is not null || calls.Count == questions.Count)
        {
            // Ended by its own problem, or stopped when nothing was left to do.
        }

        return problem;
    }

    private async Task<IReadOnlyList<ReviewedExperiment>> ReadExperimentsAsync(AiBatch batch)
    {
        var wanted = batch.Experiments.ToHashSet();
        var filter = new ExperimentFilter { Prompt = batch.Prompt, Run = batch.Run, SuccessOnly = true };
        var found = (await ports.Experiments.ReadAsync(filter, CancellationToken.None)).Where(experiment => wanted.Contains(experiment.Id)).ToList();
        if (found.Count == 0) throw new LabRefusedException("None of its experiments is there any more.");
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var run in found.Select(experiment => experiment.Run).Distinct())
            numbers[run] = (await ports.Runs.FindRunAsync(run, CancellationToken.None))?.Number ?? 1;
        return [.. found.Select(experiment => new ReviewedExperiment(experiment, numbers[experiment.Run]))];
    }

    // Every batch is a measurement of its own: it takes no answers of others, but finds its own again when it goes on.
    private JudgeModel Remembering(ModelOptions model, IModelClient client, AiBatch batch) =>
        new(model, client, ports.Answers, ports.Settings.Prices, ports.Time) { AloneFor = batch.Id.ToString("N") };

    private static FenceTokens TokensOf(AiBatch batch) => FenceTokens.Seeded(BinaryPrimitives.ReadInt64BigEndian(batch.Id.ToByteArray(bigEndian: true).AsSpan(8)));
}

/// <summary>What the calls of a batch came to.</summary>
/// <param name="Calls">Calls with a readable answer.</param>
/// <param name="Planned">Calls that it takes.</param>
/// <param name="Scores">The scores; none when there is a problem.</param>
internal sealed record BatchEnd(int Calls, int Planned, IReadOnlyList<AiScore> Scores)
{
    /// <summary>Why there are no scores; null when there are.</summary>
    public string? Problem { get; init; }
}
