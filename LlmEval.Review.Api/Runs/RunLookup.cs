using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Runs;

/// <summary>Finds the run that an address means.</summary>
internal sealed class RunLookup(IResultReader reader)
{
    /// <summary>The evaluation with this id, these last digits, or the latest.</summary>
    /// <exception cref="ProblemException">There is none, or more than one, or it is a run of the prompt lab.</exception>
    public async Task<RunRecord> FindAsync(string reference, CancellationToken cancellationToken)
    {
        var found = await reader.FindRunsAsync(reference, cancellationToken);
        return found.Count switch
        {
            1 when found[0].Kind != RunKind.Eval => throw ProblemException.NotFound($"Run {found[0].Id} is of the prompt lab: its answers are in the Lab section."),
            1 => found[0],
            0 => throw ProblemException.NotFound($"There is no run '{reference}'. It may have been deleted; the list of runs shows what is there."),
            _ => throw ProblemException.NotFound($"'{reference}' could be {string.Join(" or ", found.Select(run => run.Id))}. Give more digits."),
        };
    }
}
