using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Code;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Executing;
using LlmEval.Core.Generation;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Core.Pipeline.Telemetry;

namespace LlmEval.Core.Pipeline;

/// <summary>Takes one sample through the stages: generate, extract, execute, score. Every failure of a stage is a value in the result.</summary>
internal sealed class SampleRunner(EvalConfig config, SessionPorts ports, AnswerSource answers)
{
    private readonly ExecutionLimits limits = ExecutionCall.Limits(config.Scoring, config.Sandbox);
    private readonly SubmissionCheck? submissions = ports.Assignments is { } assignments ? new SubmissionCheck(assignments) : null;

    /// <summary>The sample of an answer that was paid for before, with its program; null when the model has to be called.</summary>
    public async Task<SampleResult?> FindAsync(Turn turn, CancellationToken cancellationToken)
    {
        var (item, index) = (turn.Item, turn.Index);
        var key = GenerationCall.KeyOf(item.Case, index);
        if (turn.WhyNotAsked is { } why) return Begin(key, index, ports.Time.GetUtcNow()) with { Outcome = Outcome.ProviderError, Message = why };
        if (await answers.FindAsync(item.Case, key, cancellationToken) is not { } stored) return null;
        var fromCache = stored.PaidBy != item.Id;
        // Paid by an earlier session of this run, which stored no sample of it.
        if (!fromCache && !answers.IsCounted(item, index) && stored.Cost is { Currency: TokenPrice.Usd } paid) ports.Budget?.AddSpent(paid.Amount);
        return Read(item, Begin(key, index, ports.Time.GetUtcNow()) with
        {
            Attempts = stored.Attempts,
            Response = stored.Response,
            Cost = stored.Cost,
            FromCache = fromCache,
        });
    }

    /// <summary>
    /// Calls the model, keeps its answer and finds the program in it. Null when the budget is reached: the call was not made, and there is
    /// no sample.
    /// </summary>
    public async Task<SampleResult?> AskAsync(IModelClient client, Turn turn, CancellationToken cancellationToken)
    {
        var (item, index) = (turn.Item, turn.Index);
        var startedAt = ports.Time.GetUtcNow();
        var price = config.Prices.Find(item.Case.Model, startedAt);
        var reply = await CallAsync(client, item.Case, index, cancellationToken);
        if (reply.Error?.Kind == ModelErrorKind.BudgetReached) return null;
        var sample = Begin(GenerationCall.KeyOf(item.Case, index), index, startedAt) with
        {
            Attempts = reply.Attempts,
            Response = reply.Response,
            Error = reply.Error,
            Cost = reply.Response?.Usage is { } usage ? price?.CostOf(usage) : null,
            FromCache = reply.FromCache,
        };
        await answers.KeepAsync(item, sample);
        return Read(item, sample);
    }

    /// <summary>Whether a generated sample has a program to run.</summary>
    public static bool NeedsExecution(SampleResult sample) => sample.Outcome == Outcome.Cancelled;

    /// <summary>Runs the program of a sample against the hidden tests, or publishes and checks the web app that it is.</summary>
    public Task<SampleResult> ExecuteAsync(Turn turn, SampleResult sample, CancellationToken cancellationToken) =>
        turn.Item.Case.Task.Assignment is { } assignment ? CheckAsync(turn, assignment, sample, cancellationToken) : RunAsync(turn.Item.Case, sample, cancellationToken);

    private async Task<SampleResult> CheckAsync(Turn turn, AssignmentTurn assignment, SampleResult sample, CancellationToken cancellationToken)
    {
        using var span = RunTelemetry.BeginExecution(ports.Sandbox.Info.Backend);
        var execution = await submissions!.CheckAsync(turn, assignment, sample, cancellationToken);
        RunTelemetry.Describe(span, execution.Outcome);
        return sample with { Outcome = execution.Outcome, Message = execution.Message, Execution = execution };
    }

    private async Task<SampleResult> RunAsync(EvalCase evalCase, SampleResult sample, CancellationToken cancellationToken)
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

    private static SampleResult Begin(ContentHash key, int index, DateTimeOffset startedAt) => new()
    {
        Id = SampleId.New(),
        Index = index,
        StartedAt = startedAt,
        GenerationKey = key,
        Outcome = Outcome.Cancelled,
    };

    // What needs no execution has its outcome after this.
    private SampleResult Read(RunCase item, SampleResult sample)
    {
        if (sample.Response is not { } response) return sample with { Outcome = Outcome.ProviderError, Message = sample.Error!.Message };
        if (response.Refusal is not null || response.FinishReason == FinishReason.ContentFilter)
        {
            return sample with { Outcome = Outcome.Refused, Message = response.Refusal ?? "stopped by the provider's content filter" };
        }

        if (item.Case.Task.Tests.Kind == TestKind.None) return sample with { Outcome = Outcome.Answered, Message = ResponseNote.Of(response) };

        var extracted = item.Case.Task.Assignment is { } assignment ? SubmittedFiles.Find(response.Text, assignment) : ports.Extractor.Extract(response.Text, item.Case.Task);
        sample = sample with { Extracted = extracted };
        return WhyNotRun(response, extracted) is { } why ? sample with { Outcome = why.Outcome, Message = why.Message } : sample;
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
