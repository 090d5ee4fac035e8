using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>
/// Makes the runs, sessions and scorings of the lab, in the background of this process. What is asked for is stored before a method returns,
/// so that it survives the process: whoever starts next goes on with it (<see cref="ResumeAsync"/>). Safe for concurrent use.
/// </summary>
/// <remarks>
/// Methods that begin something refuse what cannot be done before anything is stored or paid for: <see cref="LabNotFoundException"/> when
/// a prompt, config, review prompt or run is not there, <see cref="LabRefusedException"/> when it cannot be used as it is (deleted,
/// unfilled variables, no connection, no key, no price under a budget). What goes wrong later is in the error of the run, session or batch.
/// All throw <see cref="StorageException"/> when the store cannot be reached.
/// </remarks>
public sealed class LabRunner : IAsyncDisposable
{
    private readonly LabPorts ports;
    private readonly LabJobs jobs = new();
    private readonly LabAsking asking;
    private readonly LabWork work;
    private readonly LabCancelling cancelling;

    /// <summary>A runner that works on nothing yet.</summary>
    public LabRunner(LabPorts ports)
    {
        this.ports = ports;
        asking = new LabAsking(ports);
        work = new LabWork(ports, asking, jobs);
        cancelling = new LabCancelling(ports);
    }

    /// <summary>Begins a run of one prompt.</summary>
    public async Task<LabRun> StartRunAsync(LabRunRequest request, CancellationToken cancellationToken)
    {
        var asked = await asking.ReadAsync(request.Prompt, request.Configs, request.ReviewPrompt, cancellationToken);
        var run = asked.NewRun(LabIds.Run(inSession: false), ports.Time.GetUtcNow());
        await ports.Runs.AddRunAsync(run, cancellationToken);
        Begin(run);
        return run;
    }

    /// <summary>Begins a run of every active prompt with every active config.</summary>
    /// <param name="reviewPrompt">The id of the review prompt that scores each run; null for none.</param>
    /// <param name="cancellationToken">Stops the asking; nothing is begun unless all of it is.</param>
    public async Task<IReadOnlyList<LabRun>> StartAllAsync(string? reviewPrompt, CancellationToken cancellationToken)
    {
        var prompts = await ports.Catalogue.ListPromptsAsync(activeOnly: true, cancellationToken);
        if (prompts.Count == 0) throw new LabNotFoundException("There are no active prompts: make one first.");
        var asked = new List<LabAsked>();
        foreach (var prompt in prompts) asked.Add(await asking.ReadAsync(prompt.Name, [], reviewPrompt, cancellationToken));
        var runs = asked.ConvertAll(one => one.NewRun(LabIds.Run(inSession: false), ports.Time.GetUtcNow()));
        foreach (var run in runs) await ports.Runs.AddRunAsync(run, CancellationToken.None);
        runs.ForEach(Begin);
        return runs;
    }

    /// <summary>Begins a session; its first run is stored with it, the others follow as their turn comes.</summary>
    public async Task<LabSession> StartSessionAsync(LabSessionRequest request, CancellationToken cancellationToken)
    {
        if (request.Runs is < 1 or > LabSessionRequest.MostRuns)
            throw new LabRefusedException($"A session has 1 to {LabSessionRequest.MostRuns} runs, not {request.Runs}.");
        var asked = await asking.ReadAsync(request.Prompt, request.Configs, request.ReviewPrompt, cancellationToken);
        var now = ports.Time.GetUtcNow();
        var session = new LabSession
        {
            Id = LabIds.Session(),
            Prompt = asked.Prompt.Name,
            Runs = request.Runs,
            ReviewPrompt = asked.ReviewPrompt?.Id,
            Status = LabSessionStatus.Running,
            RequestedBy = request.RequestedBy,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await ports.Runs.AddSessionAsync(session, cancellationToken);
        // The first run keeps what all of them ask: prompt and configs in the versions of now.
        await ports.Runs.AddRunAsync(asked.NewRun(LabIds.Run(inSession: true), now) with { Session = session.Id }, CancellationToken.None);
        ports.Observer.Observe(new LabSessionMoved(session));
        jobs.TryBegin(session.Id, stop => work.OnSessionAsync(session.Id, follows: true, stop));
        return session;
    }

    /// <summary>Begins a scoring of experiments that are there.</summary>
    public async Task<AiBatch> StartJudgingAsync(LabJudgingRequest request, CancellationToken cancellationToken)
    {
        var batch = await asking.ReadBatchAsync(request, cancellationToken);
        await work.AddBatchAsync(batch, cancellationToken);
        jobs.TryBegin(LabIds.Batch(batch.Id), stop => work.OnBatchAsync(batch.Id, follows: true, stop));
        return batch;
    }

    /// <summary>
    /// Goes on with whatever nobody works on: what processes left behind that were killed. What another process works on is left alone.
    /// </summary>
    /// <returns>The ids of the runs, sessions and batches that this process now looks at.</returns>
    public async Task<IReadOnlyList<string>> ResumeAsync(CancellationToken cancellationToken)
    {
        var begun = new List<string>();
        foreach (var session in await ports.Runs.ListSessionsAsync(prompt: null, unfinishedOnly: true, int.MaxValue, cancellationToken))
            Add(session.Id, stop => work.OnSessionAsync(session.Id, follows: false, stop));
        foreach (var run in await ports.Runs.UnfinishedRunsAsync(cancellationToken))
        {
            // What a session that goes on makes is the session's.
            if (run.Session is { } session && await ports.Runs.FindSessionAsync(session, cancellationToken) is { Status: LabSessionStatus.Running }) continue;
            Add(run.Id, stop => work.OnRunAsync(run.Id, follows: false, stop));
        }

        foreach (var batch in await ports.Scoring.ListBatchesAsync(prompt: null, run: null, cancellationToken))
        {
            if (batch.Status == AiBatchStatus.Running) Add(LabIds.Batch(batch.Id), stop => work.OnBatchAsync(batch.Id, follows: false, stop));
        }

        return begun;

        void Add(string id, Func<LabStop, Task> resumed)
        {
            if (jobs.TryBegin(id, resumed)) begun.Add(id);
        }
    }

    /// <summary>Cancels a run, also one of a session, which goes on with its next. What is done is kept. A run at rest stays as it is.</summary>
    /// <returns>The run at rest.</returns>
    public async Task<LabRun> CancelRunAsync(string id, CancellationToken cancellationToken)
    {
        await jobs.CancelAsync(id).WaitAsync(cancellationToken);
        foreach (var batch in await ports.Scoring.ListBatchesAsync(prompt: null, id, cancellationToken))
        {
            if (batch.Status == AiBatchStatus.Running) await CancelBatchAsync(batch.Id, cancellationToken);
        }

        return await cancelling.CancelRunAsync(id, cancellationToken);
    }

    /// <summary>Cancels a session with the run that it is at. What is done is kept. A session at rest stays as it is.</summary>
    /// <returns>The session at rest.</returns>
    public async Task<LabSession> CancelSessionAsync(string id, CancellationToken cancellationToken)
    {
        await jobs.CancelAsync(id).WaitAsync(cancellationToken);
        return await cancelling.CancelSessionAsync(id, cancellationToken);
    }

    /// <summary>Cancels a scoring. The calls that were made are kept; nothing is made of them. A batch at rest stays as it is.</summary>
    /// <returns>The batch at rest.</returns>
    public async Task<AiBatch> CancelBatchAsync(Guid id, CancellationToken cancellationToken)
    {
        await jobs.CancelAsync(LabIds.Batch(id)).WaitAsync(cancellationToken);
        return await cancelling.CancelBatchAsync(id, cancellationToken);
    }

    /// <summary>Waits until this process works on a run or session no more; at once when it does not.</summary>
    public Task WhenDoneAsync(string id, CancellationToken cancellationToken) => jobs.WhenDoneAsync(id).WaitAsync(cancellationToken);

    /// <summary>Waits until this process works on a batch no more; at once when it does not.</summary>
    public Task WhenDoneAsync(Guid batch, CancellationToken cancellationToken) => jobs.WhenDoneAsync(LabIds.Batch(batch)).WaitAsync(cancellationToken);

    /// <summary>Ends the work of this process in order. What is not at rest is gone on with by whoever starts next.</summary>
    public ValueTask DisposeAsync() => jobs.DisposeAsync();

    private void Begin(LabRun run)
    {
        ports.Observer.Observe(new LabRunMoved(run));
        jobs.TryBegin(run.Id, stop => work.OnRunAsync(run.Id, follows: true, stop));
    }
}
