using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Executing;
using LlmEval.Core.Generation;
using LlmEval.Core.Pipeline.Telemetry;

namespace LlmEval.Core.Pipeline;

/// <summary>Takes one sample through the stages: generate, extract, execute, score. Every failure of a stage is a value in the result.</summary>
internal sealed class SampleRunner(EvalConfig config, SessionPorts ports, AnswerSource answers)
{
    private readonly ExecutionLimits limits = ExecutionCall.Limits(config.Scoring, config.Sandbox);

    /// <summary>
    /// Calls the model, unless its answer is there already, and finds the program in it. What needs no execution has its outcome already.
    /// Null when the budget is reached: the call was not made, and there is no sample.
    /// </summary>
    public async Task<SampleResult?> GenerateAsync(IModelClient client, RunCase item, int index, CancellationToken cancellationToken)
    {
        var startedAt = ports.Time.GetUtcNow();
        var evalCase = item.Case;
        var price = config.Prices.Find(evalCase.Model, startedAt);
        var key = GenerationCall.KeyOf(evalCase, index);
        var stored = await answers.FindAsync(evalCase, key, cancellationToken);
        var reply = stored is null
            ? await CallAsync(client, evalCase, index, cancellationToken)
            : ModelReply.Of(stored.Response) with { Attempts = stored.Attempts, FromCache = stored.PaidBy != item.Id };
        if (reply.Error?.Kind == ModelErrorKind.BudgetReached) return null;
        var sample = new SampleResult
        {
            Id = SampleId.New(),
            Index = index,
            StartedAt = startedAt,
            GenerationKey = key,
            Outcome = Outcome.Cancelled,
            Attempts = reply.Attempts,
            Response = reply.Response,
            Error = reply.Error,
            Cost = stored is not null ? stored.Cost : reply.Response?.Usage is { } usage ? price?.CostOf(usage) : null,
            FromCache = reply.FromCache,
        };
        if (stored is null) await answers.KeepAsync(item, sample);
        // Paid by an earlier session of this run, whose sample did not get to the end.
        else if (sample is { FromCache: false, Cost: { Currency: TokenPrice.Usd } paid }) ports.Budget?.AddSpent(paid.Amount);
        if (reply.Response is not { } response)
        {
            return sample with { Outcome = Outcome.ProviderError, Message = reply.Error!.Message };
        }

        if (response.Refusal is not null || response.FinishReason == FinishReason.ContentFilter)
        {
            return sample with { Outcome = Outcome.Refused, Message = response.Refusal ?? "stopped by the provider's content filter" };
        }

        var extracted = ports.Extractor.Extract(response.Text, evalCase.Task);
        sample = sample with { Extracted = extracted };
        return WhyNotRun(response, extracted) is { } why ? sample with { Outcome = why.Outcome, Message = why.Message } : sample;
    }

    /// <summary>Whether a generated sample has a program to run.</summary>
    public static bool NeedsExecution(SampleResult sample) => sample.Outcome == Outcome.Cancelled;

    /// <summary>Runs the program of a sample against the hidden tests.</summary>
    public async Task<SampleResult> ExecuteAsync(EvalCase evalCase, SampleResult sample, CancellationToken cancellationToken)
    {
        var request = ExecutionCall.RequestFor(evalCase.Task, sample.Extracted!.Code!, limits, config.Dataset.Mode);
        await using var lease = await ports.Sandbox.LeaseAsync(cancellationToken);
        using var span = RunTelemetry.BeginExecution(ports.Sandbox.Info.Backend);
        var execution = await lease.RunAsync(request, cancellationToken);
        RunTelemetry.Describe(span, execution.Outcome);
        return sample with
        {
            Outcome = execution.Outcome,
            Message = execution.Message,
            Execution = execution,
            ExecutionKey = ExecutionCall.KeyOf(evalCase.Task, request, ports.Sandbox.Info),
        };
    }

    /// <summary>Lets every scorer see the sample. A scorer that breaks leaves a diagnostic on each score that it promised.</summary>
    public async Task<SampleResult> ScoreAsync(EvalCase evalCase, SampleResult sample, CancellationToken cancellationToken)
    {
        using var span = RunTelemetry.BeginScoring();
        RunTelemetry.Describe(span, sample.Outcome);
        var input = new ScoringInput
        {
            Task = evalCase.Task,
            Outcome = sample.Outcome,
            Response = sample.Response,
            Extracted = sample.Extracted,
            Execution = sample.Execution,
        };
        var scores = new List<Score>();
        foreach (var scorer in ports.Scorers)
        {
            try
            {
                scores.AddRange(await scorer.ScoreAsync(input, cancellationToken));
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                scores.AddRange(scorer.ScoreNames.Select(name => new Score
                {
                    Scorer = scorer.Name,
                    Name = name,
                    Value = null,
                    Reason = "the scorer broke",
                    Diagnostics = [broken.Message],
                }));
            }
        }

        return sample with { Scores = scores };
    }

    private static async Task<ModelReply> CallAsync(IModelClient client, EvalCase evalCase, int index, CancellationToken cancellationToken)
    {
        using var span = RunTelemetry.BeginGeneration(evalCase, index);
        var reply = await client.GenerateAsync(GenerationCall.RequestFor(evalCase, index), cancellationToken);
        RunTelemetry.Describe(span, reply);
        return reply;
    }

    private static (Outcome Outcome, string Message)? WhyNotRun(ModelResponse response, ExtractedCode extracted)
    {
        if (response.FinishReason == FinishReason.Length && (extracted.Code is null || !extracted.LooksComplete))
        {
            return (Outcome.Truncated, "cut off at the token limit with nothing complete to run: raise max_output_tokens");
        }

        return extracted.Code is null ? (Outcome.NoCode, extracted.Reason) : null;
    }
}
