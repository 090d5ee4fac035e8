using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Events;

/// <summary>How much of an earlier run is used. Samples, not cases.</summary>
/// <param name="From">The earlier run.</param>
/// <param name="GoesOn">Whether it goes on itself; else a new run was begun.</param>
/// <param name="Kept">Results that stand as they are.</param>
/// <param name="Answered">Answers that are there and only run and are scored again.</param>
/// <param name="Open">What is to be generated, unless the cache has it from elsewhere.</param>
public sealed record TakenOver(RunId From, bool GoesOn, int Kept, int Answered, int Open)
{
    /// <summary>The account of a run that was begun; null without a base.</summary>
    internal static TakenOver? Of(RunBase? origin, BegunRun begun, IReadOnlyCollection<CaseProgress> cases)
    {
        if (origin is null) return null;
        var open = cases.Sum(progress => progress.OpenSamples().Count);
        var kept = cases.Sum(progress => progress.RunCase.Case.Samples) - open;
        return new TakenOver(origin.Run, origin.Run == begun.Run.Id, kept, begun.Answered, open - begun.Answered);
    }
}
