using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Preferences;

/// <summary>That one response of a pair is better than the other, with all that it follows from. Carries no texts of responses.</summary>
/// <remarks>The way back: <see cref="Judgments"/> → <see cref="Pair"/> → samples and models → run → config.</remarks>
public sealed record Preference
{
    /// <summary>Hash over prompt, winner, loser, rationale, source, judgments, run, dataset, config and policy: equal ids are equal preferences.</summary>
    public required ContentHash Id { get; init; }

    /// <summary>The pair, with its run, task and both responses.</summary>
    public required ResponsePair Pair { get; init; }

    /// <summary>The better response.</summary>
    public required PairPlace Winner { get; init; }

    /// <summary>2 when more than half of the verdicts for the winner say "much better", else 1.</summary>
    public required int Strength { get; init; }

    /// <summary>Where the deciding verdicts came from.</summary>
    public required JudgmentSource Source { get; init; }

    /// <summary>Whether it was adjudicated.</summary>
    public required bool IsAdjudicated { get; init; }

    /// <summary>Every verdict that was counted, in the order of the chain; those for the winner are more than half.</summary>
    public required IReadOnlyList<Judgment> Judgments { get; init; }

    /// <summary>The critiques of those that prefer the winner, each once, with an empty line between; null when there are none.</summary>
    public string? Rationale { get; init; }

    /// <summary>The winner fails the tests and the loser passes them.</summary>
    public required bool ContradictsTests { get; init; }

    /// <summary>Hash of the prompt variant that both were asked with.</summary>
    public required ContentHash PromptHash { get; init; }

    /// <summary>The run's dataset.</summary>
    public required ContentHash DatasetHash { get; init; }

    /// <summary>The run's config.</summary>
    public required ContentHash ConfigHash { get; init; }

    /// <summary>The better response.</summary>
    public PairSide Chosen => Winner == PairPlace.First ? Pair.First : Pair.Second;

    /// <summary>The other response.</summary>
    public PairSide Rejected => Winner == PairPlace.First ? Pair.Second : Pair.First;

    /// <summary>When the newest of the deciding judgments was made, UTC.</summary>
    public DateTimeOffset DecidedAt => Judgments.Max(judgment => judgment.CreatedAt);
}
