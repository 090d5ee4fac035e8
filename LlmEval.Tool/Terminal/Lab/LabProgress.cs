using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Lab;

namespace LlmEval.Tool.Terminal.Lab;

/// <summary>The work of the lab as its events tell it: what the live block draws.</summary>
internal sealed class LabProgress(TimeProvider time)
{
    private readonly OrderedDictionary<string, LabRunProgress> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabSession> sessions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> spent = new(StringComparer.Ordinal);
    private readonly long begun = time.GetTimestamp();

    /// <summary>The runs and scorings that are at work, in the order in which they were begun.</summary>
    public IReadOnlyList<LabRunProgress> AtWork => [.. runs.Values.Where(run => run.IsAtWork)];

    /// <summary>Runs that came to rest, and runs to be made, as far as is known.</summary>
    public (int Done, int Planned) Runs
    {
        get
        {
            var known = runs.Values.Select(run => run.Run).OfType<LabRun>().ToList();
            return (known.Count(run => run.Status.IsAtRest()), known.Count(run => run.Session is null || !sessions.ContainsKey(run.Session)) + sessions.Values.Sum(session => session.Runs));
        }
    }

    /// <summary>How many runs the session of a run has; null when it is in none.</summary>
    public int? RunsOfSession(LabRun run) => run.Session is { } session && sessions.TryGetValue(session, out var known) ? known.Runs : null;

    /// <summary>What the answers so far cost this process.</summary>
    public IReadOnlyList<Money> Spent => [.. spent.Select(pair => new Money(pair.Value, pair.Key))];

    /// <summary>What went wrong, in the order in which it did.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>Time since the start.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(begun);

    /// <summary>Takes an event in.</summary>
    public void Apply(LabEvent happened)
    {
        switch (happened)
        {
            case LabSessionMoved { Session: var session }:
                sessions[session.Id] = session;
                break;
            case LabRunMoved { Run: var run }:
                Of(run.Id).Run = run;
                if (run.Status == LabRunStatus.Failed) Troubles.Add($"{run.Prompt} {run.Id}: failed: {run.Error}");
                break;
            case LabExperimentMade made:
                Of(made.Run.Id).Count(made);
                if (made.Facts is { FromCache: false, Cost: { } cost }) spent[cost.Currency] = spent.GetValueOrDefault(cost.Currency) + cost.Amount;
                break;
            case LabBatchMoved moved:
                Of(moved.Batch.Run ?? moved.Batch.Id.ToString()).Judging = moved;
                if (moved.Batch.Status == AiBatchStatus.Failed) Troubles.Add($"{moved.Batch.Prompt} {moved.Batch.Run}: not scored: {moved.Batch.Error}");
                break;
            case LabWarning warning:
                Troubles.Add($"llm-eval: {warning.Message}");
                break;
        }
    }

    private LabRunProgress Of(string id)
    {
        if (!runs.TryGetValue(id, out var run)) runs[id] = run = new LabRunProgress();
        return run;
    }
}

/// <summary>One run so far, or a scoring of several.</summary>
internal sealed class LabRunProgress
{
    /// <summary>The run as it was last told of; null for a scoring of several.</summary>
    public LabRun? Run { get; set; }

    /// <summary>How far the judge is; null while none was asked.</summary>
    public LabBatchMoved? Judging { get; set; }

    /// <summary>Experiments that are made.</summary>
    public int Done { get; private set; }

    /// <summary>Those of them without an answer.</summary>
    public int Failed { get; private set; }

    /// <summary>Whether the judge is at work on it.</summary>
    public bool IsJudged => Judging is { Batch.Status: AiBatchStatus.Running };

    /// <summary>Whether anything is at work on it.</summary>
    public bool IsAtWork => IsJudged || (Run is { } run && !run.Status.IsAtRest());

    /// <summary>Counts an experiment.</summary>
    public void Count(LabExperimentMade made)
    {
        Run ??= made.Run;
        Done++;
        if (made.Facts.Outcome == Outcome.ProviderError) Failed++;
    }
}
