namespace LlmEval.Core.Domain.Review;

/// <summary>Which judgments stand: those that no later one supersedes and that are no retraction (the view <c>review.current_judgment</c>).</summary>
public static class CurrentJudgments
{
    /// <summary>The judgments that stand, in the given order.</summary>
    /// <param name="judgments">Every judgment of the pairs in question, superseded ones included.</param>
    public static IReadOnlyList<Judgment> Of(IReadOnlyCollection<Judgment> judgments)
    {
        var superseded = judgments.Select(judgment => judgment.Supersedes).OfType<JudgmentId>().ToHashSet();
        return [.. judgments.Where(judgment => judgment.Kind != JudgmentKind.Retraction && !superseded.Contains(judgment.Id))];
    }
}
