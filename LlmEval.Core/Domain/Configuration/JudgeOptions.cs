using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Configuration;

/// <summary>The model that reviews pairs of responses before people do, and which pairs.</summary>
public sealed record JudgeOptions
{
    /// <summary>The judging model. Without a temperature it is asked for 0, where it takes one.</summary>
    public required ModelOptions Model { get; init; }

    /// <summary>Whether the judge is told what came of the tests. Default <see cref="JudgeMode.TextOnly"/>.</summary>
    public JudgeMode Mode { get; init; } = JudgeMode.TextOnly;

    /// <summary>Which pairs of models are judged. Default all.</summary>
    public PairPolicy Pairs { get; init; } = PairPolicy.All;

    /// <summary>Whether each pair is judged in both orders. Default yes; without, first-position bias goes unseen.</summary>
    public bool Swap { get; init; } = true;

    /// <summary>What a good response is, in words put before the judge; null for the built-in criteria.</summary>
    public string? Criteria { get; init; }

    /// <summary>How often README and code of a web app are judged, of which the median counts: 1, or an odd number up to 9. Default 1.</summary>
    public int QualityRepeats { get; init; } = 1;
}

/// <summary>What a judge is shown. Two modes are two judges: their figures are never mixed.</summary>
public enum JudgeMode
{
    /// <summary>Task and responses only.</summary>
    TextOnly,

    /// <summary>Also what came of the tests.</summary>
    TestAware,
}

/// <summary>Which pairs of models are compared.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Against">For <see cref="PairPolicyKind.Versus"/>: the id of the model that all others meet.</param>
public sealed record PairPolicy(PairPolicyKind Kind, string? Against = null)
{
    /// <summary>Every two models.</summary>
    public static PairPolicy All { get; } = new(PairPolicyKind.All);

    /// <summary>As configs write it: <c>all</c>, <c>adjacent</c> or <c>vs:ID</c>.</summary>
    public override string ToString() => Kind == PairPolicyKind.Versus ? $"vs:{Against}" : NameOf<PairPolicyKind>.Of(Kind);
}

/// <summary>Rules of <see cref="PairPolicy"/>.</summary>
public enum PairPolicyKind
{
    /// <summary>Every two models.</summary>
    All,

    /// <summary>Each model with the next of the config.</summary>
    Adjacent,

    /// <summary>One model with every other.</summary>
    Versus,
}
