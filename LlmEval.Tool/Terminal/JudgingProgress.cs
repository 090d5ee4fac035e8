using LlmEval.Core.Domain.Review;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Tool.Terminal;

/// <summary>The pairs of a judging so far.</summary>
internal sealed class JudgingProgress(JudgingStarted started)
{
    /// <summary>The judge's name.</summary>
    public string Judge => started.Judge;

    /// <summary>Pairs of the run.</summary>
    public int Pairs => started.Pairs;

    /// <summary>Pairs that are done, by this session or an earlier one.</summary>
    public int Done { get; private set; } = started.Done;

    /// <summary>Of this session: pairs whose two orders disagree.</summary>
    public int Inconsistent { get; private set; }

    /// <summary>Of this session: pairs for which the answer could not be read, or the provider failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Counts a pair.</summary>
    public void Count(PairJudged pair)
    {
        Done++;
        if (pair.IsInconsistent) Inconsistent++;
        if (pair.Kind != JudgmentKind.Verdict) Failed++;
    }
}
