using System.Diagnostics;
using System.Diagnostics.Metrics;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Telemetry;

/// <summary>The metrics of runs, counted when a sample or case is stored. Names and units as in <see cref="RunTelemetry"/>.</summary>
internal static class RunMetrics
{
    private static readonly Meter Meter = new(RunTelemetry.Name);

    private static readonly Counter<long> Samples = Meter.CreateCounter<long>("llm_eval.samples", "{sample}", "Samples by outcome.");
    private static readonly Counter<long> Cases = Meter.CreateCounter<long>("llm_eval.cases", "{case}", "Cases by verdict.");
    private static readonly Counter<double> Cost = Meter.CreateCounter<double>("llm_eval.cost", "{currency}", "What the answers cost; cached ones cost nothing.");

    // The boundaries that OpenTelemetry's conventions give.
    private static readonly double[] CallSeconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
    private static readonly double[] TokenCounts = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];
    private static readonly double[] ExecutionSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private static readonly Histogram<double> CallDuration =
        Histogram("gen_ai.client.operation.duration", "s", "Time of the calls that brought an answer.", CallSeconds);

    private static readonly Histogram<double> FirstToken =
        Histogram("gen_ai.client.operation.time_to_first_chunk", "s", "Time to the first text of a streamed answer.", CallSeconds);

    private static readonly Histogram<double> Tokens = Histogram("gen_ai.client.token.usage", "{token}", "Tokens of the calls.", TokenCounts);

    private static readonly Histogram<double> ExecutionDuration =
        Histogram("llm_eval.execution.duration", "s", "Wall time of the executions.", ExecutionSeconds);

    /// <summary>Counts a stored sample.</summary>
    public static void Count(EvalCase evalCase, SampleResult sample)
    {
        Samples.Add(1, new TagList { { "llm_eval.model.id", evalCase.Model.Id }, { "llm_eval.outcome", NameOf<Outcome>.Of(sample.Outcome) } });
        if (sample.Execution is { } execution)
        {
            ExecutionDuration.Record(execution.Wall.TotalSeconds, new KeyValuePair<string, object?>("llm_eval.outcome", NameOf<Outcome>.Of(sample.Outcome)));
        }

        if (sample.Response is { } response && !sample.FromCache) CountCall(evalCase, response, sample.Cost);
    }

    /// <summary>Counts a stored case.</summary>
    public static void Count(CaseFacts facts) => Cases.Add(1, new TagList
    {
        { "llm_eval.model.id", facts.Model },
        { "llm_eval.case.verdict", facts.Verdict is { } verdict ? NameOf<CaseVerdict>.Of(verdict) : "open" },
    });

    private static void CountCall(EvalCase evalCase, ModelResponse response, CallCost? cost)
    {
        var call = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", evalCase.Model.Provider },
            { "gen_ai.request.model", evalCase.Model.Model },
        };
        CallDuration.Record(response.Latency.TotalSeconds, call);
        if (response.TimeToFirstToken is { } first) FirstToken.Record(first.TotalSeconds, call);
        if (cost is not null) Cost.Add((double)cost.Amount, new TagList { { "llm_eval.model.id", evalCase.Model.Id }, { "llm_eval.currency", cost.Currency } });
        if (response.Usage is not { } usage) return;
        Tokens.Record(usage.InputTokens, With(call, "input"));
        Tokens.Record(usage.OutputTokens, With(call, "output"));
    }

    // A TagList is a value: the caller's stays as it is.
    private static TagList With(TagList call, string tokenType)
    {
        call.Add("gen_ai.token.type", tokenType);
        return call;
    }

    private static Histogram<double> Histogram(string name, string unit, string description, double[] boundaries) =>
        Meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
}
