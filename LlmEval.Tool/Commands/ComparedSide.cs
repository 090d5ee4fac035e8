using LlmEval.Adapters.Hosting;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary>One side of a comparison: <c>RUN</c>, or <c>RUN:MODEL</c> for one model of it.</summary>
/// <param name="Run">The run.</param>
/// <param name="Model">The model that was named, or null for all.</param>
/// <param name="Snapshot">Its results.</param>
internal sealed record ComparedSide(RunRecord Run, string? Model, RunSnapshot Snapshot)
{
    /// <summary>Reads a side from the store.</summary>
    /// <exception cref="UsageException">There is no such run, or it has no such model.</exception>
    public static async Task<ComparedSide> ReadAsync(IResultReader reader, string reference, CancellationToken cancellationToken)
    {
        // A run has no colon in its name, a model may.
        var (name, model) = reference.Split(':', 2) is [var before, var after] ? (before, after) : (reference, null);
        var run = await RunFinder.FindAsync(reader, name, cancellationToken);
        if (model is not null) RequireModel(run, model);
        var all = RunSnapshots.OfAll(run, await reader.ReadCasesAsync(run.Id, cancellationToken));
        return new ComparedSide(run, model, model is null ? all : all.Only(model));
    }

    /// <summary>Says that a run does not have a model.</summary>
    /// <exception cref="UsageException">It does not.</exception>
    public static void RequireModel(RunRecord run, string model)
    {
        if (!run.Models.Contains(model)) throw new UsageException($"Run {run.Id.Short} has no model '{model}'. It has: {string.Join(", ", run.Models)}");
    }
}
