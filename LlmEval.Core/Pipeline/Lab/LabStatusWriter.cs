using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Writes down how runs and sessions stand, and tells it.</summary>
internal sealed class LabStatusWriter(LabPorts ports)
{
    /// <summary>Writes a run as it stands now.</summary>
    public async Task<LabRun> MoveAsync(LabRun run)
    {
        var now = run with { CompletedAt = run.Status.IsAtRest() ? run.CompletedAt ?? ports.Time.GetUtcNow() : null };
        await ports.Runs.UpdateRunAsync(now, CancellationToken.None);
        ports.Observer.Observe(new LabRunMoved(now));
        return now;
    }

    /// <summary>Writes that a run failed.</summary>
    public Task<LabRun> FailAsync(LabRun run, string problem) => MoveAsync(run with { Status = LabRunStatus.Failed, Error = problem });

    /// <summary>Writes a session as it stands now.</summary>
    public async Task<LabSession> MoveAsync(LabSession session)
    {
        var at = ports.Time.GetUtcNow();
        var now = session with { UpdatedAt = at, CompletedAt = session.Status.IsAtRest() ? session.CompletedAt ?? at : null };
        await ports.Runs.UpdateSessionAsync(now, CancellationToken.None);
        ports.Observer.Observe(new LabSessionMoved(now));
        return now;
    }
}
