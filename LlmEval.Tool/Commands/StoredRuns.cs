using LlmEval.Core.Domain.Results;

namespace LlmEval.Tool.Commands;

/// <summary>Finds the run that a person means.</summary>
internal static class StoredRuns
{
    /// <summary>The one run that the reference names.</summary>
    /// <exception cref="UsageException">There is none, or several; the message says what to type.</exception>
    public static async Task<RunRecord> FindAsync(IResultReader reader, string reference, CancellationToken cancellationToken)
    {
        var found = await reader.FindRunsAsync(reference, cancellationToken);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UsageException($"There is no run '{reference}'. See: llm-eval list"),
            _ => throw new UsageException($"'{reference}' could be: {string.Join(", ", found.Select(run => run.Id))}. Give more digits."),
        };
    }
}
