using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Listwise;
using LlmEval.Core.Judging.Pointwise;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>Makes the judge of a review prompt.</summary>
public static class ReviewJudges
{
    /// <summary>A judge for the mode of a review prompt.</summary>
    /// <param name="review">The review prompt, in the version that scores.</param>
    /// <param name="parameters">The judging model's parameters.</param>
    /// <param name="model">The judging model, ready to be asked.</param>
    /// <param name="tokens">Sets off the data in its prompts.</param>
    /// <exception cref="LabRefusedException">The template lacks a variable without which the judge would see nothing.</exception>
    public static IReviewJudge Create(ReviewPrompt review, ModelParameters parameters, IPricedModel model, FenceTokens tokens)
    {
        var check = ReviewTemplate.Check(review.Template, review.Criteria, review.Mode);
        if (!check.IsValid) throw new LabRefusedException($"review prompt '{review.Name}' cannot be used: {string.Join("; ", check.Errors)}");
        return review.Mode switch
        {
            ReviewMode.Listwise => new ListwiseJudge(review, parameters, model, tokens),
            _ => new PointwiseJudge(review, parameters, model, tokens),
        };
    }
}
