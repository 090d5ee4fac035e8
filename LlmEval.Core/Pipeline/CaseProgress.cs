using System.Diagnostics;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline.Telemetry;
using LlmEval.Core.Scoring;

namespace LlmEval.Core.Pipeline;

/// <summary>A case while its samples come in, in any order.</summary>
internal sealed class CaseProgress(RunCase runCase)
{
    private readonly Lock gate = new();
    private SampleResult?[] samples = new SampleResult?[runCase.Case.Samples];
    private int requested;
    private DateTimeOffset? startedAt;
    private CaseFacts? facts;
    private Activity? span;

    /// <summary>The case and its row.</summary>
    public RunCase RunCase { get; } = runCase;

    /// <summary>Completes with the case's report once it is stored.</summary>
    public TaskCompletionSource<CaseReport> Report { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether anybody asked for the case.</summary>
    public bool IsRequested => Volatile.Read(ref requested) == 1;

    /// <summary>True for the first caller only: a case is scheduled once however many ask for it.</summary>
    public bool TryRequest() => Interlocked.Exchange(ref requested, 1) == 0;

    /// <summary>Notes when work on the first sample began.</summary>
    /// <param name="now">The time.</param>
    /// <param name="run">The run's span.</param>
    /// <returns>The case's span, or null when nobody listens.</returns>
    public Activity? Begin(DateTimeOffset now, Activity? run)
    {
        lock (gate)
        {
            if (startedAt is null) (startedAt, span) = (now, RunTelemetry.BeginCase(RunCase.Case, run));
            return span;
        }
    }

    /// <summary>Adds a sample; true when it was the last one.</summary>
    public bool Add(SampleResult sample)
    {
        lock (gate)
        {
            samples[sample.Index] = sample;
            return samples.All(known => known is not null);
        }
    }

    /// <summary>Keeps the facts of the finished case.</summary>
    public void Keep(CaseFacts final)
    {
        lock (gate) facts = final;
        RunTelemetry.End(span, final);
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
                Model = RunCase.Case.Model.Id,
                Prompt = RunCase.Case.Prompt.Id,
                TaskId = RunCase.Case.Task.Id,
                Topic = RunCase.Case.Task.Topic,
                Difficulty = RunCase.Case.Task.Difficulty,
                Samples = [.. samples.OfType<SampleResult>().Select(SampleFacts.Of)],
            };
        }
    }

    /// <summary>The case's result from the samples that are known.</summary>
    public CaseResult Conclude(CasePasses rule, DateTimeOffset now)
    {
        lock (gate)
        {
            SampleResult[] known = [.. samples.OfType<SampleResult>()];
            var (verdict, outcome, message) = CaseVerdicts.Decide(rule, known, RunCase.Case.Samples);
            // The texts are stored by now; a long run must not keep them.
            samples = [];
            return new CaseResult
            {
                Id = RunCase.Id,
                Case = RunCase.Case,
                Samples = known,
                Verdict = verdict,
                Outcome = outcome,
                Message = message,
                StartedAt = startedAt ?? now,
                Duration = known.Aggregate(TimeSpan.Zero, (sum, sample) =>
                    sum + (sample.Response?.Latency ?? TimeSpan.Zero) + (sample.Execution?.Wall ?? TimeSpan.Zero)),
            };
        }
    }
}
