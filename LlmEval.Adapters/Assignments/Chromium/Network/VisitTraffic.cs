namespace LlmEval.Adapters.Assignments.Chromium.Network;

/// <summary>The answers that the pages of one visit get: a few at a time and so many bytes in all, so that no page fills the tool's own memory.</summary>
/// <param name="own">Asks the pages' server.</param>
/// <param name="mostBytes">Most bytes of that server in one visit.</param>
internal sealed class VisitTraffic(OwnServer own, long mostBytes = VisitTraffic.MostBytes) : IDisposable
{
    /// <summary>Most answers that are under way at once: as many as browsers ask of one host.</summary>
    public const int MostAtOnce = 6;

    private const long MostBytes = 256L << 20;

    private readonly SemaphoreSlim turns = new(MostAtOnce);
    private long spent;

    /// <summary>What a page server of ours failed at while a page was looked at; null when it did not.</summary>
    public string? Failure { get; private set; }

    /// <summary>Gives an answer when it is its turn.</summary>
    public async Task TakeTurnAsync(Func<Task> answer, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            await answer();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Asks the page's own server.</summary>
    /// <exception cref="NoAnswerException">It gave no answer, or the visit has had its bytes.</exception>
    public async Task<OwnAnswer> AskAsync(string method, Uri url, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref spent) >= mostBytes) throw new NoAnswerException($"the visit has had its {mostBytes >> 20} MB", mayPass: false);
        try
        {
            var answer = await own.GetAsync(method, url, cancellationToken);
            Interlocked.Add(ref spent, answer.Body.Length);
            if (own.IsOurs && answer.Status >= 500) Failure ??= $"the tool's page server answered {answer.Status}";
            return answer;
        }
        catch (NoAnswerException problem) when (own.IsOurs && problem.MayPass)
        {
            Failure ??= $"the tool's page server failed: {OneLine.Of(problem.Message, 200)}";
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();
}
