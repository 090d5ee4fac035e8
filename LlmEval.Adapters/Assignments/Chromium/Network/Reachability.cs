using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>Whether a page can be visited at all.</summary>
/// <param name="Reached">Whether it answered 200 with HTML, from the commit that was asked for.</param>
/// <param name="Reason">Why, in a sentence.</param>
internal sealed record PageReach(bool Reached, string Reason)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks the page's server; for a while again, while it serves another commit.</summary>
    public static async Task<PageReach> FindAsync(PageVisitRequest request, OwnServer own, TimeSpan staleTime, TimeProvider time, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                var answer = await own.GetAsync("GET", request.Page, cancellationToken);
                if (answer.Status != 200) return new(false, $"page not reachable: it answered {answer.Status}");
                if (!answer.IsHtml) return new(false, $"page not reachable: it answered with {OneLine.Of(answer.MediaType ?? "no type", 60)}, not HTML");
                if (request.Commit is null || answer.Commit is null || answer.Commit == request.Commit) return new(true, "it answered 200 with HTML");
                if (time.GetElapsedTime(since) >= staleTime) return new(false, $"page not reachable: it still serves an older commit ({OneLine.Of(answer.Commit, 40)})");
            }
            catch (HttpRequestException problem)
            {
                return new(false, $"page not reachable: {OneLine.Of(problem.Message, 200)}");
            }

            await Task.Delay(Turn, time, cancellationToken);
        }
    }
}
