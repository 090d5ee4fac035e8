using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Runs;

/// <summary>Finds the run that an address means.</summary>
internal sealed class RunLookup(IResultReader reader)
{
    /// <summary>The run with this id, these last digits, or the latest.</summary>
    /// <exception cref="ProblemException">There is none, or more than one.</exception>
    public async Task<RunRecord> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await reader.FindRunsAsync(reference, cancellationToken);
        return found.Count switch
        {
            1 => found[0],
            0 => throw ProblemException.NotFound($"There is no run '{reference}'. It may have been deleted; the list of runs shows what is there."),
            _ => throw ProblemException.NotFound($"'{reference}' could be {string.Join(" or ", found.Select(run => run.Id))}. Give more digits."),
        };
    }
}
