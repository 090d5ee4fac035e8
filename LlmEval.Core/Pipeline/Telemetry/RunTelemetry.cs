using System.Diagnostics;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline.Telemetry;

/// <summary>
/// The spans of a run: <c>run</c> → <c>case</c> → <c>generate</c>, <c>execute</c>, <c>score</c>. They are .NET's own activities: without a
/// listener none is made. No prompt, answer or code is ever put on one.
/// </summary>
/// <remarks>Names of attributes: OpenTelemetry's semantic conventions for generative AI where they have one, else <c>llm_eval.*</c>.</remarks>
public static class RunTelemetry
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "LlmEval";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Begins the span of a run; nothing becomes its child by itself.</summary>
    internal static Activity? BeginRun(RunRecord run)
    {
        var span = Detached("run", default);
        span?.SetTag("llm_eval.run.id", run.Id.ToString());
        span?.SetTag("llm_eval.config.name", run.Name);
        span?.SetTag("llm_eval.dataset.name", run.DatasetName);
        return span;
    }

    /// <summary>Begins the span of a case.</summary>
    internal static Activity? BeginCase(EvalCase evalCase, Activity? run)
    {
        var span = Detached("case", run?.Context ?? default);
        span?.SetTag("llm_eval.case.name", evalCase.Name);
        span?.SetTag("llm_eval.task.id", evalCase.Task.Id);
        span?.SetTag("llm_eval.prompt.id", evalCase.Prompt.Id);
        span?.SetTag("llm_eval.model.id", evalCase.Model.Id);
        return span;
    }

    /// <summary>Ends the span of a case with its verdict.</summary>
    internal static void End(Activity? span, CaseFacts facts)
    {
        span?.SetTag("llm_eval.case.verdict", facts.Verdict is { } verdict ? NameOf<CaseVerdict>.Of(verdict) : null);
        // A wrong answer is a result; an error is what could not be measured.
        if (facts.Verdict == CaseVerdict.NotMeasured) span?.SetStatus(ActivityStatusCode.Error, "not measured");
        span?.Dispose();
    }

    /// <summary>Begins the span of a call below the current one.</summary>
    internal static Activity? BeginGeneration(EvalCase evalCase, int sample)
    {
        var span = Source.StartActivity("generate", ActivityKind.Client);
        span?.SetTag("llm_eval.sample.index", sample);
        span?.SetTag("gen_ai.operation.name", "chat");
        span?.SetTag("gen_ai.provider.name", evalCase.Model.Provider);
        span?.SetTag("gen_ai.request.model", evalCase.Model.Model);
        span?.SetTag("gen_ai.request.max_tokens", evalCase.Model.Parameters.MaxOutputTokens);
        span?.SetTag("gen_ai.request.temperature", evalCase.Model.Parameters.Temperature);
        return span;
    }

    /// <summary>Says on the span of a call what came of it.</summary>
    internal static void Describe(Activity? span, ModelReply reply)
    {
        if (span is null) return;
        span.SetTag("llm_eval.attempts", reply.Attempts);
        span.SetTag("llm_eval.from_cache", reply.FromCache);
        span.SetTag("gen_ai.response.model", reply.Response?.ServedModel);
        span.SetTag("gen_ai.usage.input_tokens", reply.Response?.Usage?.InputTokens);
        span.SetTag("gen_ai.usage.output_tokens", reply.Response?.Usage?.OutputTokens);
        if (reply.Response is { } response) span.SetTag("gen_ai.response.finish_reasons", new[] { NameOf<FinishReason>.Of(response.FinishReason) });
        if (reply.Error is not { } error) return;
        span.SetTag("error.type", NameOf<ModelErrorKind>.Of(error.Kind));
        span.SetStatus(ActivityStatusCode.Error, error.Message);
    }

    /// <summary>Begins the span of an execution below the current one.</summary>
    internal static Activity? BeginExecution(string backend)
    {
        var span = Source.StartActivity("execute");
        span?.SetTag("llm_eval.sandbox.backend", backend);
        return span;
    }

    /// <summary>Begins the span of the scoring below the current one.</summary>
    internal static Activity? BeginScoring() => Source.StartActivity("score");

    /// <summary>Says the outcome on a span; what is not measured is its error.</summary>
    internal static void Describe(Activity? span, Outcome outcome)
    {
        span?.SetTag("llm_eval.outcome", NameOf<Outcome>.Of(outcome));
        if (!outcome.IsMeasured()) span?.SetStatus(ActivityStatusCode.Error, NameOf<Outcome>.Of(outcome));
    }

    // Lives longer than the call that begins it: must not become the current one of whoever goes on from here.
    private static Activity? Detached(string name, ActivityContext parent)
    {
        var current = Activity.Current;
        Activity.Current = null;
        var span = Source.StartActivity(name, ActivityKind.Internal, parent);
        Activity.Current = current;
        return span;
    }
}
