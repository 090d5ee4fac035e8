using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>Whether a page can be visited at all.</summary>
/// <param name="Reached">Whether it answered 200 with HTML, from the commit that was asked for; null when a page server of ours failed, which says nothing of the page.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record Reachability(bool? Reached, string Reason)
{
    private const int MostFailures = 3;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks the page's server: again after a failure that may pass, and for a while as long as it serves another commit.</summary>
    public static async Task<Reachability> FindAsync(PageVisitRequest request, OwnServer own, TimeSpan staleTime, TimeProvider time, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        for (var failures = 0; ;)
        {
            try
            {
                var answer = await own.GetAsync("GET", request.Page, cancellationToken);
                if (answer.Status >= 500) throw new NoAnswerException($"it answered {answer.Status}", mayPass: true);
                if (Judge(answer, request, time.GetElapsedTime(since) >= staleTime) is { } found) return found;
            }
            catch (NoAnswerException problem)
            {
                if (!problem.MayPass || ++failures == MostFailures) return Failed(problem, own);
            }

            await Task.Delay(Turn * (1 << failures), time, cancellationToken);
        }
    }

    // Null while another commit is served and there is time to wait.
    private static Reachability? Judge(OwnAnswer answer, PageVisitRequest request, bool isOverdue)
    {
        if (answer.Status != 200) return new(false, $"page not reachable: it answered {answer.Status}");
        if (!answer.IsHtml) return new(false, $"page not reachable: it answered with {OneLine.Of(answer.MediaType ?? "no type", 60)}, not HTML");
        if (request.Commit is null || answer.Commit is null || answer.Commit == request.Commit) return new(true, "it answered 200 with HTML");
        return isOverdue ? new(false, $"page not reachable: it still serves an older commit ({OneLine.Of(answer.Commit, 40)})") : null;
    }

    private static Reachability Failed(NoAnswerException problem, OwnServer own) => own.IsOurs && problem.MayPass
        ? new(null, $"the tool's page server failed: {OneLine.Of(problem.Message, 200)}")
        : new(false, $"page not reachable: {OneLine.Of(problem.Message, 200)}");
}
