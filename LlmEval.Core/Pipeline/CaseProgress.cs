using System.Diagnostics;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Telemetry;
using LlmEval.Core.Scoring;

namespace LlmEval.Core.Pipeline;

/// <summary>
/// A case while its samples come in, in any order. A run has very many, and keeps all to its end: there are no texts here, which are stored
/// by then, and what the samples decide is worked out whenever it is asked for.
/// </summary>
/// <param name="runCase">The case and its row.</param>
/// <param name="rule">Reduces the samples to a verdict.</param>
/// <param name="gate">The lock of all cases of a session. Each holds it for a moment; a lock of its own would be larger than what it guards.</param>
internal sealed class CaseProgress(RunCase runCase, CasePasses rule, Lock gate)
{
    private readonly ContentHash key = runCase.Case.Key;
    private readonly SampleFacts?[] samples = new SampleFacts?[runCase.Case.Samples];
    private HashSet<int>? released;
    private TaskCompletionSource? waited;
    private Activity? span;
    private bool isRequested;
    private bool isBegun;
    private bool isConcluded;
    private bool isDone;

    /// <summary>The case and its row.</summary>
    public RunCase RunCase { get; private set; } = runCase;

    /// <summary>Completes once the case is done and stored, or ends as <see cref="LetGo"/> says.</summary>
    public Task WhenDone
    {
        get
        {
            lock (gate) return isDone ? Task.CompletedTask : (waited ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Whether anybody asked for the case.</summary>
    public bool IsRequested
    {
        get
        {
            lock (gate) return isRequested;
        }
    }

    /// <summary>Whether its verdict is stored.</summary>
    public bool IsConcluded
    {
        get
        {
            lock (gate) return isConcluded;
        }
    }

    /// <summary>When work on its first sample began; null where that is not known.</summary>
    public DateTimeOffset? StartedAt
    {
        get
        {
            lock (gate) return samples.Min(sample => sample?.StartedAt);
        }
    }

    /// <summary>True for the first caller only: a case is scheduled once however many ask for it.</summary>
    public bool TryRequest()
    {
        lock (gate) return !isRequested && (isRequested = true);
    }

    /// <summary>Takes what an earlier process or run did.</summary>
    /// <param name="known">The case as it is stored.</param>
    /// <param name="onlyFinal">Whether samples that are not final are open.</param>
    public void Restore(BegunCase known, bool onlyFinal)
    {
        lock (gate)
        {
            RunCase = RunCase with { Id = known.Id };
            foreach (var sample in known.Facts.Samples.Where(sample => !onlyFinal || sample.Outcome.IsFinal())) samples[sample.Index] = sample;
            isConcluded = known.Facts.Verdict is not null && samples.All(sample => sample is not null);
        }
    }

    /// <summary>Whether a sample is there.</summary>
    public bool Has(int index)
    {
        lock (gate) return samples[index] is not null;
    }

    /// <summary>
    /// True for the first caller only: a sample of a case that goes on from another is queued once, whether its turn comes with the request or
    /// with the sample before it.
    /// </summary>
    public bool TryRelease(int index)
    {
        lock (gate) return (released ??= []).Add(index);
    }

    /// <summary>The samples that are still to be made.</summary>
    public IReadOnlyList<int> OpenSamples()
    {
        lock (gate) return [.. samples.Index().Where(pair => pair.Item is null).Select(pair => pair.Index)];
    }

    /// <summary>Notes that this process works on the case.</summary>
    /// <param name="run">The run's span.</param>
    /// <returns>The case's span, or null when nobody listens.</returns>
    public Activity? Begin(Activity? run)
    {
        lock (gate)
        {
            if (!isBegun) (isBegun, span) = (true, RunTelemetry.BeginCase(RunCase.Case, run));
            return span;
        }
    }

    /// <summary>Adds a sample; true when it was the last one.</summary>
    public bool Add(SampleFacts sample)
    {
        lock (gate)
        {
            samples[sample.Index] = sample;
            return samples.All(known => known is not null);
        }
    }

    /// <summary>The case's result from the samples that are known.</summary>
    public CaseResult Result(DateTimeOffset now)
    {
        lock (gate) return Decide(now);
    }

    /// <summary>Notes that the verdict on the samples that are known is stored.</summary>
    /// <returns>The facts of the finished case.</returns>
    public CaseFacts Conclude()
    {
        lock (gate) isConcluded = true;
        var facts = Facts();
        RunTelemetry.End(span, facts);
        span = null;
        return facts;
    }

    /// <summary>Lets those who wait know that the case is done.</summary>
    public void Finish()
    {
        lock (gate)
        {
            isDone = true;
            waited?.TrySetResult();
            waited = null;
        }
    }

    /// <summary>Ends the waiting for a case that will not be done any more; of one that is done there is none.</summary>
    public void LetGo(Action<TaskCompletionSource> end)
    {
        lock (gate)
        {
            if (waited is not null) end(waited);
        }
    }

    /// <summary>What is known of the case now; without a verdict while none is stored.</summary>
    public CaseFacts Facts()
    {
        lock (gate) return isConcluded ? CaseFacts.Of(Decide(default), key) : CaseFacts.Of(RunCase.Case, key, Known());
    }

    private SampleFacts[] Known() => [.. samples.OfType<SampleFacts>()];

    private CaseResult Decide(DateTimeOffset now)
    {
        var known = Known();
        var (verdict, outcome, message) = CaseVerdicts.Decide(rule, known, RunCase.Case.Samples);
        return new CaseResult
        {
            Id = RunCase.Id,
            Case = RunCase.Case,
            Samples = known,
            Verdict = verdict,
            Outcome = outcome,
            Message = message,
            StartedAt = known.Min(sample => sample.StartedAt) ?? now,
            Duration = known.Aggregate(TimeSpan.Zero, (sum, sample) => sum + (sample.Latency ?? TimeSpan.Zero) + (sample.RunTime ?? TimeSpan.Zero)),
        };
    }
}
