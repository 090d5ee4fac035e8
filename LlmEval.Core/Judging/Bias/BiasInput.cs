using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Bias;

/// <summary>What a panel is made from.</summary>
public sealed record BiasInput
{
    /// <summary>The judge.</summary>
    public required JudgeRecord Judge { get; init; }

    /// <summary>The pairs of the run.</summary>
    public required IReadOnlyList<ResponsePair> Pairs { get; init; }

    /// <summary>Judgments of the run, whoever's and superseded ones included.</summary>
    public required IReadOnlyList<Judgment> Judgments { get; init; }

    /// <summary>The judge's calls in the run.</summary>
    public required IReadOnlyList<JudgeCallFacts> Calls { get; init; }

    /// <summary>The samples of the run with their lengths.</summary>
    public required IReadOnlyList<AnsweredSample> Samples { get; init; }

    /// <summary>The models of the run.</summary>
    public required IReadOnlyList<RunModel> Models { get; init; }
}
