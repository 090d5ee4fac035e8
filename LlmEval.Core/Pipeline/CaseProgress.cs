using System.Diagnostics;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Telemetry;
using LlmEval.Core.Scoring;

namespace LlmEval.Core.Pipeline;

/// <summary>A case while its samples come in, in any order. Holds facts, no texts: those are stored by then.</summary>
internal sealed class CaseProgress(RunCase runCase)
{
    private readonly Lock gate = new();
    private SampleFacts?[] samples = new SampleFacts?[runCase.Case.Samples];
    private int requested;
    private CaseFacts? facts;
    private TaskCompletionSource? waited;
    private bool isBegun;
    private bool isDone;
    private Activity? span;

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
    public bool IsRequested => Volatile.Read(ref requested) == 1;

    /// <summary>Whether its verdict is stored.</summary>
    public bool IsConcluded
    {
        get
        {
            lock (gate) return facts is not null;
        }
    }

    /// <summary>When work on its first sample began; null where that is not known.</summary>
    public DateTimeOffset? StartedAt
    {
        get
        {
            lock (gate) return facts is null ? samples.Min(sample => sample?.StartedAt) : facts.Samples.Min(sample => sample.StartedAt);
        }
    }

    /// <summary>True for the first caller only: a case is scheduled once however many ask for it.</summary>
    public bool TryRequest() => Interlocked.Exchange(ref requested, 1) == 0;

    /// <summary>Takes what an earlier process or run did.</summary>
    /// <param name="known">The case as it is stored.</param>
    /// <param name="onlyFinal">Whether samples that are not final are open.</param>
    public void Restore(BegunCase known, bool onlyFinal)
    {
        lock (gate)
        {
            RunCase = RunCase with { Id = known.Id };
            foreach (var sample in known.Facts.Samples.Where(sample => !onlyFinal || sample.Outcome.IsFinal())) samples[sample.Index] = sample;
            if (known.Facts.Verdict is not null && samples.All(sample => sample is not null)) facts = known.Facts;
        }
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

    /// <summary>Keeps the facts of the finished case, and nothing else of it.</summary>
    public void Keep(CaseFacts final)
    {
        lock (gate) (facts, samples) = (final, []);
        RunTelemetry.End(span, final);
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

    /// <summary>What is known of the case now; without a verdict when it is not finished.</summary>
    public CaseFacts Facts()
    {
        lock (gate)
        {
            return facts ?? new CaseFacts
            {
                Name = RunCase.Case.Name,
                Key = RunCase.Case.Key,
                TaskHash = RunCase.Case.Task.Hash,
                PromptHash = RunCase.Case.Prompt.Hash,
                ModelHash = RunCase.Case.Model.Hash,
                Provider = RunCase.Case.Model.Provider,
                Model = RunCase.Case.Model.Id,
                Prompt = RunCase.Case.Prompt.Id,
                TaskId = RunCase.Case.Task.Id,
                Topic = RunCase.Case.Task.Topic,
                Difficulty = RunCase.Case.Task.Difficulty,
                Samples = [.. samples.OfType<SampleFacts>()],
            };
        }
    }

    /// <summary>The case's result from the samples that are known.</summary>
    public CaseResult Conclude(CasePasses rule, DateTimeOffset now)
    {
        lock (gate)
        {
            SampleFacts[] known = [.. samples.OfType<SampleFacts>()];
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
}
