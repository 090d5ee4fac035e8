using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Review;

/// <summary>What a reviewer did with the judge's suggestion. It follows from what they could see; a client's word is checked against that.</summary>
internal static class ReviewActions
{
    /// <summary>The action.</summary>
    /// <param name="view">What they see.</param>
    /// <param name="verdict">What they say, in terms of first and second.</param>
    /// <param name="spans">What they marked.</param>
    /// <param name="critique">What they wrote.</param>
    /// <param name="claimed">What the client calls it; null for nothing.</param>
    /// <exception cref="ProblemException">The client's word does not fit.</exception>
    public static ReviewAction Of(PairView view, Verdict verdict, IReadOnlyList<Span> spans, string? critique, ReviewAction? claimed)
    {
        var action = Of(view, verdict, spans, critique);
        if (claimed is null || claimed == action || (IsAgreement(claimed.Value) && IsAgreement(action))) return claimed ?? action;
        throw ProblemException.Invalid("action", $"'{NameOf<ReviewAction>.Of(claimed.Value)}' does not fit: with what was shown and chosen it is '{NameOf<ReviewAction>.Of(action)}'.");
    }

    private static ReviewAction Of(PairView view, Verdict verdict, IReadOnlyList<Span> spans, string? critique)
    {
        // After a blind vote the suggestion was shown: what follows is not blind, even if that vote was taken back.
        if (view.Showing.Lane == Lane.BlindFirst && view.HasVoted) return ReviewAction.Revise;
        if (view.Suggestion is not { } suggestion) return ReviewAction.Blind;
        if (suggestion.Verdict != verdict) return ReviewAction.Override;
        var asSuggested = spans.All(span => span.TakenFrom is not null) && (string.IsNullOrWhiteSpace(critique) || critique == suggestion.Critique.ToScreen(view.Shown));
        return asSuggested ? ReviewAction.Accept : ReviewAction.Edit;
    }

    private static bool IsAgreement(ReviewAction action) => action is ReviewAction.Accept or ReviewAction.Edit;
}
