using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Adapters.Postgres.Results.Writing;

internal sealed record SampleRow(CaseId CaseId, SampleResult Sample, ContentHash? Response, ContentHash? Code, ContentHash? Price);

internal sealed record ExecutionRow(SampleId SampleId, Execution Execution, ContentHash? Stdout, ContentHash? Stderr);

internal sealed record ScoreRow(SampleId SampleId, int Position, Score Score);

/// <summary>The tables that grow while a run is in progress.</summary>
internal static class ResultRows
{
    // A sample that was there already under another id brings no second execution and no second scores.
    public const string SampleExists = "exists (select from eval.sample x where x.id = s.sample_id)";

    public static readonly Stage<SampleRow> Samples = new("eval.sample", "case_id, sample_index", row => row
        .Id("id", r => r.Sample.Id.Value)
        .Id("case_id", r => r.CaseId.Value)
        .Int("sample_index", r => r.Sample.Index)
        .Time("started_at", r => r.Sample.StartedAt)
        .Hash("generation_key", r => r.Sample.GenerationKey)
        .Hash("execution_key", r => r.Sample.ExecutionKey)
        .Name<Outcome>("outcome", r => r.Sample.Outcome)
        .Text("message", r => r.Sample.Message)
        .Int("attempts", r => r.Sample.Attempts)
        .Name("finish_reason", r => r.Sample.Response?.FinishReason)
        .Hash("response_text", r => r.Response)
        .Text("refusal", r => r.Sample.Response?.Refusal)
        .Text("served_model", r => r.Sample.Response?.ServedModel)
        .Duration("latency_ms", r => r.Sample.Response?.Latency)
        .Duration("first_token_ms", r => r.Sample.Response?.TimeToFirstToken)
        .Bool("from_cache", r => r.Sample.FromCache)
        .Decimal("cost", r => r.Sample.Cost?.Amount)
        .Hash("price_key", r => r.Price)
        .Long("input_tokens", r => r.Sample.Response?.Usage?.InputTokens)
        .Long("cached_input_tokens", r => r.Sample.Response?.Usage?.CachedInputTokens)
        .Long("output_tokens", r => r.Sample.Response?.Usage?.OutputTokens)
        .Long("reasoning_tokens", r => r.Sample.Response?.Usage?.ReasoningTokens)
        .Name("error_kind", r => r.Sample.Error?.Kind)
        .Text("error_message", r => r.Sample.Error?.Message)
        .Int("error_status", r => r.Sample.Error?.Status)
        .Duration("error_retry_after_ms", r => r.Sample.Error?.RetryAfter)
        .Bool("error_never_sent", r => r.Sample.Error?.NeverSent)
        .Name("extraction_method", r => r.Sample.Extracted?.Method)
        .Text("extraction_reason", r => r.Sample.Extracted?.Reason)
        .Hash("code_text", r => r.Code)
        .Int("span_start", r => r.Sample.Extracted?.Span?.Start)
        .Int("span_end", r => r.Sample.Extracted?.Span?.End)
        .Bool("starts_with_prompt", r => r.Sample.Extracted?.StartsWithPrompt)
        .Bool("looks_complete", r => r.Sample.Extracted?.LooksComplete));

    public static readonly Stage<ExecutionRow> Executions = new("eval.execution", "sample_id", row => row
        .Id("sample_id", r => r.SampleId.Value)
        .Name<Outcome>("outcome", r => r.Execution.Outcome)
        .Text("kind", r => r.Execution.Kind)
        .Text("message", r => r.Execution.Message)
        .Text("exception_type", r => r.Execution.ExceptionType)
        .Text("traceback", r => r.Execution.Traceback)
        .Text("assertion_source", r => r.Execution.FailedAssertion?.Source)
        .Int("assertion_line", r => r.Execution.FailedAssertion?.Line)
        .Text("assertion_left", r => r.Execution.FailedAssertion?.Left)
        .Text("assertion_right", r => r.Execution.FailedAssertion?.Right)
        .Text("assertion_message", r => r.Execution.FailedAssertion?.Message)
        .Int("assertions_passed", r => r.Execution.AssertionsPassed)
        .Int("assertions_total", r => r.Execution.AssertionsTotal)
        .Int("calls", r => r.Execution.Calls)
        .Duration("wall_ms", r => r.Execution.Wall)
        .Duration("cpu_ms", r => r.Execution.Cpu)
        .Long("peak_memory_bytes", r => r.Execution.PeakMemoryBytes)
        .Name("memory_source", r => r.Execution.MemorySource)
        .Int("exit_code", r => r.Execution.ExitCode)
        .Text("signal", r => r.Execution.Signal)
        .Hash("stdout_text", r => r.Stdout)
        .Long("stdout_bytes", r => r.Execution.Stdout.Bytes)
        .Bool("stdout_truncated", r => r.Execution.Stdout.Truncated)
        .Hash("stderr_text", r => r.Stderr)
        .Long("stderr_bytes", r => r.Execution.Stderr.Bytes)
        .Bool("stderr_truncated", r => r.Execution.Stderr.Truncated)
        .Name<Core.Domain.Tasks.IntegrityMode>("integrity", r => r.Execution.Integrity)
        .Bool("flaky", r => r.Execution.Flaky)
        .Int("attempts", r => r.Execution.Attempts), SampleExists);

    public static readonly Stage<ScoreRow> Scores = new("eval.score", "sample_id, position", row => row
        .Id("sample_id", r => r.SampleId.Value)
        .Int("position", r => r.Position)
        .Text("scorer", r => r.Score.Scorer)
        .Text("name", r => r.Score.Name)
        .Double("value", r => r.Score.Value)
        .Text("reason", r => r.Score.Reason)
        .Texts("diagnostics", r => r.Score.Diagnostics), SampleExists);

    public static readonly Stage<CaseResult> Verdicts = new("eval.run_case", "id", row => row
        .Id("id", r => r.Id.Value)
        .Name<CaseVerdict>("verdict", r => r.Verdict)
        .Name<Outcome>("outcome", r => r.Outcome)
        .Text("message", r => r.Message)
        .Time("started_at", r => r.StartedAt)
        .Duration("duration_ms", r => r.Duration));
}
