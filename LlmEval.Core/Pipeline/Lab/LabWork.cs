using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>Work on what is stored, by one process at a time: taken up where it stands, until it is at rest.</summary>
internal sealed class LabWork
{
    private readonly LabPorts ports;
    private readonly LabClaims claims;
    private readonly LabStatusWriter statuses;
    private readonly BatchWork batches;
    private readonly RunWork runs;
    private readonly SessionWork sessions;

    /// <summary>Work with these ports.</summary>
    public LabWork(LabPorts ports, LabAsking asking, LabJobs jobs)
    {
        this.ports = ports;
        claims = new LabClaims(ports);
        statuses = new LabStatusWriter(ports);
        batches = new BatchWork(ports, statuses);
        runs = new RunWork(ports, asking, claims, statuses, batches);
        sessions = new SessionWork(ports, claims, statuses, runs, jobs);
    }

    /// <summary>Writes a new batch, and that its run is being scored.</summary>
    public Task AddBatchAsync(AiBatch batch, CancellationToken cancellationToken) => batches.AddAsync(batch, cancellationToken);

    /// <summary>Works on a run of no session, or on what a session left behind.</summary>
    /// <param name="id">The run.</param>
    /// <param name="follows">Whether to wait while another process works on it; else it is left alone.</param>
    /// <param name="stop">Ends it.</param>
    public Task OnRunAsync(string id, bool follows, LabStop stop) => claims.WorkAsync(
        id,
        () => ports.Runs.FindRunAsync(id, CancellationToken.None),
        run => run.Status.IsAtRest(),
        async run => await runs.DoAsync(run, await LabBudget.OpenAsync(ports, [run], CancellationToken.None), stop),
        follows,
        stop);

    /// <summary>Works on a session.</summary>
    public Task OnSessionAsync(string id, bool follows, LabStop stop) => claims.WorkAsync(
        id,
        () => ports.Runs.FindSessionAsync(id, CancellationToken.None),
        session => session.Status.IsAtRest(),
        session => sessions.DoAsync(session, stop),
        follows,
        stop);

    /// <summary>Works on a batch.</summary>
    public Task OnBatchAsync(Guid id, bool follows, LabStop stop) => claims.WorkAsync(
        LabIds.Batch(id),
        () => ports.Scoring.FindBatchAsync(id, CancellationToken.None),
        batch => batch.Status.IsAtRest(),
        async batch => await batches.DoAsync(batch, await LabBudget.OpenAsync(ports, [], CancellationToken.None), stop),
        follows,
        stop);
}
