using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Comparing;

/// <summary>Scorings as pages show them.</summary>
internal sealed class BatchPages(ILabCatalogue catalogue, ILabScoring scoring)
{
    /// <summary>The newest completed scoring of some experiments; null when there is none.</summary>
    public static AiBatch? NewestCompleted(LabEvidence evidence)
    {
        var ids = evidence.Experiments.Select(experiment => experiment.Id).ToHashSet();
        return NewestFirst(evidence.Batches).FirstOrDefault(batch => batch.Status == AiBatchStatus.Completed && batch.Experiments.Any(ids.Contains));
    }

    /// <summary>The scorings of a run, newest first, each with what it says of the run's experiments.</summary>
    /// <param name="evidence">What is known of the run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<LabBatchResponse>> OfRunAsync(LabEvidence evidence, CancellationToken cancellationToken)
    {
        var mapped = new List<LabBatchResponse>();
        foreach (var batch in NewestFirst(evidence.Batches))
            mapped.Add(await MapAsync(batch, [.. evidence.AiScores.Where(score => score.Batch == batch.Id)], await CallsAsync(batch, cancellationToken), cancellationToken));
        return mapped;
    }

    /// <summary>A scoring with its calls as they came.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<LabBatchDetailResponse> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var batch = await scoring.FindBatchAsync(id, cancellationToken) ?? throw ProblemException.NotFound($"There is no scoring '{id}'. It may have been deleted with its run.");
        var scores = (await scoring.ReadScoresAsync(batch.Prompt, cancellationToken)).Where(score => score.Batch == id).ToList();
        var calls = await CallsAsync(batch, cancellationToken);
        return new LabBatchDetailResponse(await MapAsync(batch, scores, calls, cancellationToken), [.. calls.Select(BatchMapping.Call)]);
    }

    private static IEnumerable<AiBatch> NewestFirst(IEnumerable<AiBatch> batches) => batches.OrderByDescending(batch => batch.StartedAt).ThenByDescending(batch => batch.Id);

    private Task<IReadOnlyList<AiCall>> CallsAsync(AiBatch batch, CancellationToken cancellationToken) => scoring.ReadCallsAsync(batch.Id, cancellationToken);

    private async Task<LabBatchResponse> MapAsync(AiBatch batch, IReadOnlyList<AiScore> scores, IReadOnlyList<AiCall> calls, CancellationToken cancellationToken)
    {
        var review = await catalogue.FindReviewPromptAsync(batch.ReviewPrompt, batch.ReviewPromptVersion, cancellationToken);
        return BatchMapping.Batch(batch, review, scores, calls);
    }
}
