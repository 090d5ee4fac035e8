using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Pipeline.Events;
using LlmEval.Core.Pipeline.Judging;

namespace LlmEval.Adapters.Hosting;

/// <summary>Judges the run of a session once it is over. Whatever goes wrong is said and takes nothing from the run.</summary>
public sealed class SessionJudging : IAsyncDisposable
{
    private readonly JudgeSession session;
    private readonly IRunObserver observer;
    private readonly bool judges;
    private readonly CancellationTokenSource stop = new();

    internal SessionJudging(JudgeSession session, IRunObserver observer, bool judges) => (this.session, this.observer, this.judges) = (session, observer, judges);

    /// <summary>How the judging ended; null while it has not, and where there was none.</summary>
    public JudgingStatus? Status { get; private set; }

    /// <summary>Stores the pairs of a run that is complete, and has them judged. A run that can be gone on with is judged when it is complete.</summary>
    public async Task JudgeAsync(RunRecord run)
    {
        var later = $"Judge it with: llm-eval judge {run.Id.Short}";
        if (run.Status != RunStatus.Completed)
        {
            if (judges) observer.Observe(new JudgingSkipped($"Not judged, as the run is not complete: it is judged when it was gone on with. {later}"));
            return;
        }

        try
        {
            Status = (await session.RunAsync(run, stop.Token))?.Status;
        }
        catch (Exception problem) when (problem is StorageException or JudgmentRefusedException)
        {
            observer.Observe(new JudgingSkipped($"Not judged to the end: {problem.Message} {later}"));
        }
    }

    /// <summary>Begins no further call; what is judged is kept.</summary>
    public void Stop() => stop.Cancel();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await session.DisposeAsync();
        stop.Dispose();
    }
}
