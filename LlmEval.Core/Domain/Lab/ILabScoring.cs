namespace LlmEval.Core.Domain.Lab;

/// <summary>Port: keeps what judges and people say of experiments. Safe for concurrent use.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface ILabScoring
{
    /// <summary>Writes a new batch. Writing it again changes nothing.</summary>
    /// <exception cref="LabNotFoundException">What it speaks of is not there, or was deleted meanwhile.</exception>
    Task AddBatchAsync(AiBatch batch, CancellationToken cancellationToken);

    /// <summary>Writes a call of a batch; the same index again is the same row. Committed when the task completes: it is paid for.</summary>
    /// <exception cref="LabNotFoundException">There is no such batch: it was deleted with its run.</exception>
    Task SaveCallAsync(Guid batch, AiCall call, CancellationToken cancellationToken);

    /// <summary>Writes how a batch ended, and its scores when it is completed; those of experiments that were deleted meanwhile are passed over.</summary>
    /// <exception cref="LabNotFoundException">There is no such batch: it was deleted with its run.</exception>
    Task FinishBatchAsync(AiBatch batch, IReadOnlyList<AiScore> scores, CancellationToken cancellationToken);

    /// <summary>A batch; null when there is none.</summary>
    Task<AiBatch?> FindBatchAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>The calls of a batch by index.</summary>
    Task<IReadOnlyList<AiCall>> ReadCallsAsync(Guid batch, CancellationToken cancellationToken);

    /// <summary>Batches, newest first.</summary>
    /// <param name="prompt">Of this prompt; null for all.</param>
    /// <param name="run">Of this run; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<AiBatch>> ListBatchesAsync(string? prompt, string? run, CancellationToken cancellationToken);

    /// <summary>The scores of completed batches, newest batch first, then by rank.</summary>
    /// <param name="prompt">Of this prompt; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<AiScore>> ReadScoresAsync(string? prompt, CancellationToken cancellationToken);

    /// <summary>What all judging of a prompt has cost, in US dollars; null for all prompts. Calls of unknown price are counted apart.</summary>
    Task<JudgingCost> ReadJudgingCostAsync(string? prompt, CancellationToken cancellationToken);

    /// <summary>What judging has cost, by prompt; prompts without calls are left out.</summary>
    Task<IReadOnlyDictionary<string, JudgingCost>> ReadJudgingCostsAsync(CancellationToken cancellationToken);

    /// <summary>Writes a ranking. Writing it again changes nothing.</summary>
    /// <exception cref="LabRefusedException">It names no experiment, or one of them twice.</exception>
    /// <exception cref="LabNotFoundException">An experiment of it is not there, or not of this prompt and run.</exception>
    Task AddRankingAsync(HumanRanking ranking, CancellationToken cancellationToken);

    /// <summary>Every ranking of a prompt, newest first; null for all prompts.</summary>
    Task<IReadOnlyList<HumanRanking>> ReadRankingsAsync(string? prompt, CancellationToken cancellationToken);

    /// <summary>Writes a score by hand. Writing it again changes nothing.</summary>
    /// <exception cref="LabNotFoundException">There is no such experiment.</exception>
    Task AddManualScoreAsync(ManualScore score, CancellationToken cancellationToken);

    /// <summary>Scores by hand of experiments of a prompt, newest first; null for all prompts.</summary>
    Task<IReadOnlyList<ManualScore>> ReadManualScoresAsync(string? prompt, CancellationToken cancellationToken);
}

/// <summary>What judging has cost.</summary>
/// <param name="KnownUsd">The sum where it is known, in US dollars.</param>
/// <param name="Calls">Calls made.</param>
/// <param name="UnpricedCalls">Those of them whose cost is unknown.</param>
public sealed record JudgingCost(decimal KnownUsd, int Calls, int UnpricedCalls);
