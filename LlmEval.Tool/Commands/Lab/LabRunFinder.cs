using LlmEval.Core.Domain.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary>Finds the run of the lab that a person means.</summary>
internal static class LabRunFinder
{
    /// <summary>What stands for the newest run.</summary>
    public const string Latest = "latest";

    /// <summary>The run whose id is, or ends with, a text; or the newest one that has an experiment.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="reference">The end of an id, or <see cref="Latest"/>.</param>
    /// <param name="prompt">Only runs of this prompt; null for all.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static async Task<LabRun> FindAsync(ILabRuns runs, string reference, string? prompt, CancellationToken cancellationToken)
    {
        var all = await runs.ListRunsAsync(prompt, cancellationToken);
        var of = prompt is null ? "" : $" of prompt '{prompt}'";
        if (reference == Latest)
        {
            return all.FirstOrDefault(run => run.EvalRun is not null)
                ?? throw new UsageException($"There is no run{of} yet. Make one with: llm-eval lab run{(prompt is null ? "" : $" --prompt '{prompt}'")}");
        }

        var found = all.Where(run => run.Id.EndsWith(reference, StringComparison.Ordinal)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"There is no run '{reference}'{of}. See: llm-eval lab list"),
            _ => throw new UsageException($"'{reference}' could be: {string.Join(", ", found.Select(run => run.Id))}. Give more of it."),
        };
    }
}
