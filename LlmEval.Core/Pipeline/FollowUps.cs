using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>Which cases go on from which, and which of their samples can be made: those whose earlier sample is there.</summary>
internal sealed class FollowUps
{
    private readonly IReadOnlyDictionary<string, CaseProgress> cases;
    private readonly ILookup<string, CaseProgress> followers;

    /// <param name="cases">Every case of the plan by its name; whatever one goes on from is among them.</param>
    public FollowUps(IReadOnlyDictionary<string, CaseProgress> cases)
    {
        this.cases = cases;
        followers = cases.Values.Where(progress => progress.RunCase.Case.Follows is not null).ToLookup(progress => progress.RunCase.Case.Follows!, StringComparer.Ordinal);
    }

    /// <summary>The case that one goes on from; null for a case of its own.</summary>
    public CaseProgress? Before(CaseProgress progress) => progress.RunCase.Case.Follows is { } earlier ? cases[earlier] : null;

    /// <summary>The work on a case that can be done now.</summary>
    public IEnumerable<CaseWork> Ready(CaseProgress progress)
    {
        var open = progress.OpenSamples();
        if (open.Count == 0) return [new CaseWork(progress, null)];
        var ready = Before(progress) is { } earlier ? open.Where(index => earlier.Has(index) && progress.TryRelease(index)) : open;
        return ready.Select(index => new CaseWork(progress, index));
    }

    /// <summary>The work that can be done now that a sample is there.</summary>
    public IEnumerable<CaseWork> After(EvalCase done, int index) =>
        followers[done.Name].Where(next => next.IsRequested && index < next.RunCase.Case.Samples && !next.Has(index) && next.TryRelease(index))
            .Select(next => new CaseWork(next, index));
}
