using System.Runtime.CompilerServices;
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
    /// <returns>The pairs as stored, a chunk at a time; none when no two models answered one task.</returns>
    public static async IAsyncEnumerable<IReadOnlyList<ResponsePair>> StoreAsync(
        JudgePorts ports, EvalConfig config, RunRecord run, IReadOnlyList<AnsweredSample> samples, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var hasGuidelines = config.Review.Guidelines is null;
        foreach (var chunk in PairMaker.Pair(run.Id, run.Models, run.Prompts, config.Judge?.Pairs ?? PairPolicy.All, samples).Chunk(ChunkSize))
        {
            if (!hasGuidelines) await ports.Guidelines.AddAsync(config.Review.Guidelines!, author: null, cancellationToken);
            hasGuidelines = true;
            yield return await ports.Reviews.AddPairsAsync(run.Id, chunk, config.Review, cancellationToken);
        }
    }
}
