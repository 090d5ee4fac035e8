using System.Collections.Concurrent;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Runs;

/// <summary>Compares runs. What came of runs that are over is kept for a while: its pages are read one after the other.</summary>
internal sealed class RunComparisons(IResultReader reader, RunLookup runs)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<string, ComparedRuns> known = new(StringComparer.Ordinal);

    /// <summary>Compares two runs, or a model of one with a model of the other.</summary>
    /// <exception cref="ProblemException">A run or a model is not there, or a model is named on one side only.</exception>
    public async Task<ComparedRuns> CompareAsync(string a, string b, string? modelA, string? modelB, CancellationToken cancellationToken)
    {
        if ((modelA is null) != (modelB is null)) throw ProblemException.Invalid(modelA is null ? "modelA" : "modelB", "Name a model on both sides or on neither.");
        var (before, after) = (await runs.FindAsync(a, cancellationToken), await runs.FindAsync(b, cancellationToken));
        RequireModel(before, modelA, "modelA");
        RequireModel(after, modelB, "modelB");
        var key = $"{before.Id} {after.Id} {modelA} {modelB}";
        if (known.TryGetValue(key, out var kept) && IsSame(kept.A, before) && IsSame(kept.B, after)) return kept;

        var compared = await ReadAsync(before, after, modelA, modelB, cancellationToken);
        if (known.Count >= Kept) known.Clear();
        if (before.Status != RunStatus.Running && after.Status != RunStatus.Running) known[key] = compared;
        return compared;
    }

    private async Task<ComparedRuns> ReadAsync(RunRecord before, RunRecord after, string? modelA, string? modelB, CancellationToken cancellationToken)
    {
        var first = RunSnapshots.OfAll(before, await reader.ReadCasesAsync(before.Id, cancellationToken));
        var second = RunSnapshots.OfAll(after, await reader.ReadCasesAsync(after.Id, cancellationToken));
        return new ComparedRuns(before, after, modelA is null || modelB is null
            ? RunComparer.Compare(first, second)
            : RunComparer.CompareModels(first.Only(modelA), second.Only(modelB)));
    }

    private static bool IsSame(RunRecord kept, RunRecord now) => (kept.Status, kept.FinishedAt) == (now.Status, now.FinishedAt);

    private static void RequireModel(RunRecord run, string? model, string field)
    {
        if (model is not null && !run.Models.Contains(model))
            throw ProblemException.Invalid(field, $"Run {run.Id.Short} has no model '{model}'. It has: {string.Join(", ", run.Models)}.");
    }
}

/// <summary>Two runs compared.</summary>
/// <param name="A">The run before.</param>
/// <param name="B">The run now.</param>
/// <param name="Comparison">What came of it.</param>
internal sealed record ComparedRuns(RunRecord A, RunRecord B, RunComparison Comparison);
