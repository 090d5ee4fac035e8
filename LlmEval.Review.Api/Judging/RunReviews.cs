using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Review.Api.Judging;

/// <summary>Reads everything that was said in a run. Safe for concurrent use.</summary>
/// <remarks>
/// Pairs and judgments are only ever added. So of a run that was read before, only what is new is read; and while nothing is, the same
/// <see cref="RunReview"/> is given out, with what followed from it.
/// </remarks>
internal sealed class RunReviews(IReviewReader reviews)
{
    // Some 2 KiB each. Of the runs that were asked for last, but at least one.
    private const int MostJudgments = 50_000;

    private readonly Lock gate = new();
    private readonly List<KeptRun> kept = [];

    /// <summary>Pairs, judgments and judges of a run.</summary>
    public async Task<RunReview> ReadAsync(RunRecord run, CancellationToken cancellationToken)
    {
        var place = Find(run.Id);
        if (place.Review is { } known && await ReadOnAsync(run.Id, known, cancellationToken) == known) return known;
        // One reads for all who ask meanwhile.
        await place.Turn.WaitAsync(cancellationToken);
        try
        {
            place.Review = await ReadOnAsync(run.Id, place.Review ?? RunReview.Empty, cancellationToken);
            return place.Review;
        }
        finally
        {
            place.Turn.Release();
            LetGo();
        }
    }

    private async Task<RunReview> ReadOnAsync(RunId run, RunReview known, CancellationToken cancellationToken)
    {
        var judgments = await reviews.ReadJudgmentsAsync(run, known.Last, cancellationToken).ToListAsync(cancellationToken);
        // Behind the judgments, so that none is of a pair that is not there.
        var pairs = await reviews.ReadPairsAsync(run, known.Pairs.Count, cancellationToken);
        if (judgments.Count == 0 && pairs.Count == 0) return known;
        var judges = await reviews.ReadJudgesAsync(run, cancellationToken);
        return new RunReview(
            [.. known.Pairs, .. pairs],
            [.. known.Judgments, .. judgments.Select(link => link.Judgment)],
            [.. judges.DistinctBy(judge => judge.Hash)],
            judgments is [.., var last] ? last.Sequence : known.Last);
    }

    private KeptRun Find(RunId run)
    {
        lock (gate)
        {
            var found = kept.Find(one => one.Run == run) ?? new KeptRun(run);
            kept.Remove(found);
            kept.Add(found);
            return found;
        }
    }

    private void LetGo()
    {
        lock (gate)
        {
            while (kept.Count > 1 && kept.Sum(one => one.Review?.Judgments.Count ?? 0) > MostJudgments) kept.RemoveAt(0);
        }
    }

    private sealed class KeptRun(RunId run)
    {
        public RunId Run => run;

        public SemaphoreSlim Turn { get; } = new(1);

        public RunReview? Review { get; set; }
    }
}
