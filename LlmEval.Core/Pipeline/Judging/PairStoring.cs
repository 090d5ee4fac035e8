using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging;

namespace LlmEval.Core.Pipeline.Judging;

/// <summary>Stores the pairs of a run, for judges and for people. Done again, it finds them there.</summary>
internal static class PairStoring
{
    // A transaction each: the pairs of a large run would be a very long one.
    private const int ChunkSize = 2000;

    /// <summary>Stores the pairs with how they are reviewed, and the guidelines.</summary>
    /// <returns>The pairs as stored; none when no two models answered one task.</returns>
    public static async Task<IReadOnlyList<ResponsePair>> StoreAsync(
        JudgePorts ports, EvalConfig config, RunRecord run, IReadOnlyList<AnsweredSample> samples, CancellationToken cancellationToken)
    {
        var pairs = PairMaker.Pair(run.Id, run.Models, run.Prompts, config.Judge?.Pairs ?? PairPolicy.All, samples);
        if (pairs.Count == 0) return [];
        if (config.Review.Guidelines is { } guidelines) await ports.Guidelines.AddAsync(guidelines, author: null, cancellationToken);
        var stored = new List<ResponsePair>(pairs.Count);
        foreach (var chunk in pairs.Chunk(ChunkSize))
            stored.AddRange(await ports.Reviews.AddPairsAsync(run.Id, chunk, config.Review, cancellationToken));
        return stored;
    }
}
