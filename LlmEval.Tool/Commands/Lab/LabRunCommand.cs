using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Tool.Terminal.Lab;

namespace LlmEval.Tool.Commands.Lab;

/// <summary><c>lab run</c>: asks prompts of configs, once or several times, and has each run scored if asked to.</summary>
internal static class LabRunCommand
{
    private const string Examples = """
        llm-eval lab run                                                       every prompt with every config
        llm-eval lab run --prompt race-condition --config plain --config concise
        llm-eval lab run --prompt race-condition --runs 5 --review-prompt clear-answers
        llm-eval lab run --resume                                              goes on with what was interrupted
        """;

    private static readonly Option<string[]> Prompts = new("--prompt") { Description = "A prompt; several times for several. Without it, every active one" };
    private static readonly Option<string[]> Configs = new("--config") { Description = "A config; several times for several. Without it, every active one" };
    private static readonly Option<int> Runs = new("--runs") { Description = $"Runs of each prompt, 1 to {LabSessionRequest.MostRuns}: how far answers differ by chance", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> ReviewPrompt = LabArguments.ReviewPrompt("Has each run scored with this review prompt when it is done");
    private static readonly Option<string[]> PromptsDir = new("--prompts-dir") { Description = "First takes the prompts of this folder into the database", HelpName = "DIR" };
    private static readonly Option<string[]> ConfigsDir = new("--configs-dir") { Description = "First takes the configs of this folder into the database", HelpName = "DIR" };
    private static readonly Option<bool> Resume = new("--resume") { Description = "Goes on with every run, session and scoring that was interrupted, and begins nothing" };
    private static readonly Option<string?> File = LabArguments.File();
    private static readonly Option<bool> Json = LabArguments.Json();

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var command = new CommandWithExamples("run", "Ask prompts of configs", Examples) { Prompts, Configs, Runs, ReviewPrompt, PromptsDir, ConfigsDir, Resume, File, Json };
        command.SetAction(async (parsed, _) =>
        {
            using var signals = StopSignals.Register(context);
            try
            {
                return (int)await RunAsync(context, parsed, signals.Token);
            }
            catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
            {
                context.Error.WriteLine("llm-eval: interrupted; what is done is kept. Go on with: llm-eval lab run --resume");
                return (int)ExitCode.Interrupted;
            }
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(ToolContext context, ParseResult parsed, CancellationToken stop)
    {
        var view = new LabView(context, TimeProvider.System);
        await using var lab = await LabOpening.ForCallsAsync(context, parsed.GetValue(File), view, stop);
        foreach (var folder in (parsed.GetValue(PromptsDir) ?? []).Concat(parsed.GetValue(ConfigsDir) ?? []))
            await LabImporting.ImportAsync(context, lab.Catalogue, [context.Absolute(folder)], stop);
        var begun = parsed.GetValue(Resume) ? await lab.Runner.ResumeAsync(stop) : await BeginAsync(lab, parsed, stop);
        if (begun.Count == 0)
        {
            context.Error.WriteLine("Nothing was interrupted.");
            return ExitCode.NothingRun;
        }

        await view.ShowAsync(() => Task.WhenAll(begun.Select(id => lab.Runner.WhenDoneAsync(id, stop))));
        return await ShowAsync(context, lab, await RunsOfAsync(lab.Runs, begun, stop), parsed.GetValue(Json), stop);
    }

    private static async Task<ExitCode> ShowAsync(ToolContext context, LabAccess lab, IReadOnlyList<LabRun> runs, bool json, CancellationToken stop)
    {
        if (runs.Count == 0) return ExitCode.Done;
        var prompts = runs.Select(run => run.Prompt).Distinct().ToList();
        var evidence = await lab.ReadEvidenceAsync(prompts.Count == 1 ? prompts[0] : null, stop);
        if (json) foreach (var run in runs) LabJson.Write(context, LabDocuments.Of(run, evidence.OfRun(run.Id)));
        else RunsView.Write(context, runs, evidence);
        return runs.Any(run => run.Status == LabRunStatus.Failed || !evidence.OfRun(run.Id).Experiments.Any(experiment => experiment.IsSuccess))
            ? ExitCode.Infrastructure
            : ExitCode.Done;
    }

    private static async Task<IReadOnlyList<string>> BeginAsync(LabAccess lab, ParseResult parsed, CancellationToken stop)
    {
        var (configs, runs, review) = (parsed.GetValue(Configs) ?? [], parsed.GetValue(Runs), parsed.GetValue(ReviewPrompt));
        if (parsed.GetValue(Prompts) is not { Length: > 0 } prompts)
        {
            if (runs == 1 && configs.Length == 0) return [.. (await lab.Runner.StartAllAsync(review, stop)).Select(run => run.Id)];
            prompts = [.. (await lab.Catalogue.ListPromptsAsync(activeOnly: true, stop)).Select(prompt => prompt.Name).Order(StringComparer.Ordinal)];
            if (prompts.Length == 0) throw new UsageException("There are no active prompts. Take some in with: llm-eval lab import PATH");
        }

        var begun = new List<string>();
        foreach (var prompt in prompts)
        {
            begun.Add(runs == 1
                ? (await lab.Runner.StartRunAsync(new LabRunRequest { Prompt = prompt, Configs = configs, ReviewPrompt = review }, stop)).Id
                : (await lab.Runner.StartSessionAsync(
                    new LabSessionRequest { Prompt = prompt, Runs = runs, Configs = configs, ReviewPrompt = review, RequestedBy = Environment.UserName }, stop)).Id);
        }

        return begun;
    }

    // Ids of sessions stand for their runs; those of batches for none.
    private static async Task<IReadOnlyList<LabRun>> RunsOfAsync(ILabRuns runs, IReadOnlyList<string> ids, CancellationToken stop)
    {
        var found = new List<LabRun>();
        foreach (var id in ids)
        {
            if (await runs.FindRunAsync(id, stop) is { } run) found.Add(run);
            else found.AddRange(await runs.RunsOfSessionAsync(id, stop));
        }

        return found;
    }
}
