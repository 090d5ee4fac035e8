using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Judging;

/// <summary>Reads everything that was said in a run.</summary>
internal sealed class RunReviews(IReviewReader reviews)
{
    /// <summary>Pairs, judgments and judges of a run.</summary>
    public async Task<RunReview> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var judgments = new List<Judgment>();
        await foreach (var link in reviews.ReadJudgmentsAsync(run.Id, cancellationToken)) judgments.Add(link.Judgment);
        return new RunReview(
            await reviews.ReadPairsAsync(run.Id, cancellationToken),
            judgments,
            [.. (await reviews.ReadJudgesAsync(run.Id, cancellationToken)).DistinctBy(judge => judge.Hash)]);
    }
}

/// <summary>Everything that was said in a run.</summary>
/// <param name="Pairs">Its pairs.</param>
/// <param name="Judgments">Every judgment, in the order of the chain.</param>
/// <param name="Judges">The judges that have judged.</param>
internal sealed record RunReview(IReadOnlyList<ResponsePair> Pairs, IReadOnlyList<Judgment> Judgments, IReadOnlyList<JudgeRecord> Judges)
{
    /// <summary>The judge with this hash or name; without one, the last that was used; null when there is none at all.</summary>
    /// <exception cref="ProblemException">No judge is called that.</exception>
    public JudgeRecord? FindJudge(string? named) => named is null
        ? Judges is [.., var last] ? last : null
        : Judges.FirstOrDefault(judge => judge.Hash.Hex == named) ?? Judges.FirstOrDefault(judge => judge.Name == named)
            ?? throw ProblemException.NotFound($"There is no judge '{named}' in this run. There is: {string.Join(", ", Judges.Select(judge => judge.Name).DefaultIfEmpty("none"))}.");
}
