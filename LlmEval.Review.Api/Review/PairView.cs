using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Review.Api.Review;

/// <summary>A pair as one reader sees it now, and what they may know of it.</summary>
internal sealed record PairView
{
    /// <summary>The pair with its texts.</summary>
    public required StoredPair Stored { get; init; }

    /// <summary>How it is shown to them.</summary>
    public required Showing Showing { get; init; }

    /// <summary>Everything that was said of it, in the order of the chain.</summary>
    public required IReadOnlyList<ChainedJudgment> History { get; init; }

    /// <summary>Who reads.</summary>
    public required UserId Reader { get; init; }

    /// <summary>The pair.</summary>
    public PairId Id => Stored.Pair.Id;

    /// <summary>Which response is A.</summary>
    public ShownOrder Shown => Showing.Shown;

    /// <summary>The reader's own entries, oldest first.</summary>
    public IReadOnlyList<Judgment> Own => [.. History.Select(link => link.Judgment).Where(judgment => judgment.Reviewer == Reader)];

    /// <summary>The judgments that stand.</summary>
    public IReadOnlyList<Judgment> Standing => CurrentJudgments.Of([.. History.Select(link => link.Judgment)]);

    /// <summary>The reader's own verdict or skip that stands; null for none. A decision between reviewers is not one.</summary>
    public Judgment? OwnStanding => Standing.LastOrDefault(judgment => judgment.Reviewer == Reader && judgment.Action != ReviewAction.Adjudicate);

    /// <summary>Whether the reader has ever given a verdict: from then on they know what their lane shows after a vote.</summary>
    public bool HasVoted => Own.Any(judgment => judgment.Kind == JudgmentKind.Verdict);

    /// <summary>What is shown of the suggestion.</summary>
    public SuggestionState SuggestionState => Showing.Lane switch
    {
        Lane.Blind => SuggestionState.Hidden,
        Lane.BlindFirst when !HasVoted => SuggestionState.AfterVote,
        _ => JudgeVerdict is null ? SuggestionState.None : SuggestionState.Shown,
    };

    /// <summary>The judge's verdict that the reader may see; null otherwise.</summary>
    public Judgment? Suggestion => SuggestionState == SuggestionState.Shown ? JudgeVerdict : null;

    /// <summary>What the reader may do next.</summary>
    public ReviewStep Step => OwnStanding switch
    {
        null => ReviewStep.Vote,
        { Action: ReviewAction.Blind, Lane: Lane.BlindFirst } when Suggestion is not null => ReviewStep.Revise,
        _ => ReviewStep.Done,
    };

    private Judgment? JudgeVerdict => Standing.LastOrDefault(judgment => judgment is { Source: JudgmentSource.Llm, Kind: JudgmentKind.Verdict });

    /// <summary>The text of a response.</summary>
    public string TextOf(PairPlace place) => (place == PairPlace.First ? Stored.First : Stored.Second).Response?.Text ?? "";

    /// <summary>The hash that spans name it by.</summary>
    public string TextHashOf(PairPlace place) => (place == PairPlace.First ? Stored.Pair.First : Stored.Pair.Second).TextHash.Hex;

    /// <summary>The names behind A and B.</summary>
    public RevealedModelsResponse Models => new(ModelOf(ReviewSide.A), ModelOf(ReviewSide.B));

    /// <summary>The same with one more entry.</summary>
    public PairView With(ChainedJudgment added) => History.Any(link => link.Judgment.Id == added.Judgment.Id) ? this : this with { History = [.. History, added] };

    private string ModelOf(ReviewSide side) => (side.ToPlace(Shown) == PairPlace.First ? Stored.Pair.First : Stored.Pair.Second).Model;
}
