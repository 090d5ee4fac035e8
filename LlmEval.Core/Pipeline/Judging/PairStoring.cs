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
    private const int ChunkSize = 500;

    /// <summary>Stores the pairs with how they are reviewed, and the guidelines.</summary>
    /// <returns>The pairs as stored, a chunk at a time; none when no two models answered one task.</returns>
    public static async IAsyncEnumerable<IReadOnlyList<ResponsePair>> StoreAsync(
        JudgePorts ports, EvalConfig config, RunRecord run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (run.Models.Count < 2) yield break;
        var hasGuidelines = config.Review.Guidelines is null;
        await foreach (var samples in ports.Samples.ReadAnsweredByTasksAsync(run.Id, cancellationToken))
        {
            foreach (var chunk in PairMaker.Pair(run.Id, run.Models, run.Prompts, config.Judge?.Pairs ?? PairPolicy.All, samples).Chunk(ChunkSize))
            {
                if (!hasGuidelines) await ports.Guidelines.AddAsync(config.Review.Guidelines!, author: null, cancellationToken);
                hasGuidelines = true;
                yield return await ports.Reviews.AddPairsAsync(run.Id, chunk, config.Review, cancellationToken);
            }
        }
    }
}
