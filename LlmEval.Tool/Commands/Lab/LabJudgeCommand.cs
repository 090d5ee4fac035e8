using System.CommandLine;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab judge</c>: has a model score the answers of a run.</summary>
internal static class LabJudgeCommand
{
    private const string Examples = """
        llm-eval lab judge --review-prompt clear-answers                the newest run
        llm-eval lab judge 3f2a9c1b --review-prompt general_quality --model gpt-5-mini
        llm-eval lab judge --prompt race-condition --review-prompt clear-answers --all
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var run = LabArguments.Run();
        var prompt = LabArguments.Prompt("Looks for the run among those of this prompt");
        var all = new Option<bool>("--all") { Description = "With --prompt: every run of the prompt, each within itself" };
        var review = LabArguments.ReviewPrompt("The review prompt. See: llm-eval lab list");
        review.Required = true;
        var model = new Option<string?>("--model") { Description = "Another judging model than the review prompt's own, over the same connection" };
        var (file, json) = (LabArguments.File(), LabArguments.Json());
        var command = new CommandWithExamples("judge", "Have a model score the answers of a run", Examples) { run, prompt, all, review, model, file, json };
        command.SetAction(async (parsed, _) =>
        {
            using var signals = StopSignals.Register(context);
            try
            {
                var view = new LabView(context, TimeProvider.System);
                await using var lab = await LabOpening.ForCallsAsync(context, parsed.GetValue(file), view, signals.Token);
                var request = await RequestAsync(lab.Runs, parsed.GetValue(run)!, parsed.GetValue(prompt), parsed.GetValue(all), signals.Token);
                var batch = await lab.Runner.StartJudgingAsync(request with { ReviewPrompt = parsed.GetValue(review)!, Model = parsed.GetValue(model) }, signals.Token);
                await view.ShowAsync(() => lab.Runner.WhenDoneAsync(batch.Id, signals.Token));
                var results = await BatchResults.ReadAsync(lab, batch.Id, signals.Token);
                if (parsed.GetValue(json)) LabJson.Write(context, LabDocuments.Of(results));
                else BatchView.Write(context, results);
                return (int)(results.Batch.Status == AiBatchStatus.Completed ? ExitCode.Done : ExitCode.Infrastructure);
            }
            catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
            {
                context.Error.WriteLine("llm-eval: interrupted; calls that were answered are kept. Go on with: llm-eval lab run --resume");
                return (int)ExitCode.Interrupted;
            }
        });
        return command;
    }

    private static async Task<LabJudgingRequest> RequestAsync(ILabRuns runs, string reference, string? prompt, bool all, CancellationToken stop)
    {
        if (all) return new LabJudgingRequest { Prompt = prompt ?? throw new UsageException("--all needs --prompt."), ReviewPrompt = "" };
        var run = await LabRunFinder.FindAsync(runs, reference, prompt, stop);
        return new LabJudgingRequest { Prompt = run.Prompt, Run = run.Id, ReviewPrompt = "" };
    }
}
