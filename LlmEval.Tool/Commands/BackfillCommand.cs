using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Observatory.Backfilling;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Backfilling;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>backfill</c>: imports score files that evaluations left behind. The options and the words are those of the original dashboard's client.</summary>
internal static class BackfillCommand
{
    private const string Examples = """
        llm-eval backfill --output-dir output --dry-run             all models and checkpoints below it: what would be sent
        llm-eval backfill --output-dir output/k2-think/step-5000 --model-id k2-think --model-type training --owner ada
        llm-eval backfill --output-dir output/gpt-4o --model-id gpt-4o --model-type baseline --dashboard-url https://dashboard.example.org/eval360
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be sent, and send nothing" };
        var (arguments, dashboard) = (new BackfillArguments(), new DashboardArguments());
        var command = new CommandWithExamples("backfill", "Import *_scores.yaml files into the observatory", Examples);
        arguments.AddTo(command);
        dashboard.AddTo(command);
        command.Add(dryRun);
        command.SetAction(async (parsed, _) =>
        {
            using var signals = StopSignals.Register(context);
            if (Plan(context, arguments.Folder(parsed, context), arguments.Read(parsed)) is not { } plan) return (int)ExitCode.NotMet;
            Warn(context, plan);
            if (parsed.GetValue(dryRun))
            {
                Show(context, plan);
                return (int)ExitCode.Done;
            }

            await using var observatory = await dashboard.OpenAsync(parsed, context, signals.Token);
            return (int)await SendAsync(context, plan, observatory, signals.Token);
        });
        return command;
    }

    private static BackfillPlan? Plan(ToolContext context, string folder, BackfillOptions options)
    {
        try
        {
            return BackfillPlan.Of(ScoreFolders.Read(folder), options);
        }
        catch (BackfillException problem)
        {
            context.Error.WriteLine($"llm-eval: {problem.Message}");
            return null;
        }
    }

    private static async Task<ExitCode> SendAsync(ToolContext context, BackfillPlan plan, ObservatoryAccess observatory, CancellationToken stopped)
    {
        var (arrived, files) = (0, 0);
        foreach (var model in plan.Checkpoints.GroupBy(checkpoint => checkpoint.ModelId, StringComparer.Ordinal))
        {
            var (before, ofModel) = (arrived, 0);
            foreach (var checkpoint in model)
            {
                if (plan.Checkpoints.Count > 1) context.Out.WriteLine(Heading(checkpoint));
                foreach (var scores in checkpoint.Folder.Files)
                {
                    if (stopped.IsCancellationRequested) return ExitCode.Interrupted;
                    ofModel++;
                    if (await SendAsync(context, checkpoint.Submission(scores), observatory.Publisher, stopped)) arrived++;
                }
            }

            files += ofModel;
            context.Out.WriteLine($"Ingested {arrived - before}/{ofModel} score files for {model.Key}");
        }

        if (plan.Checkpoints.Count > 1) context.Out.WriteLine(Totals(plan, arrived));
        return arrived == files ? ExitCode.Done : ExitCode.NotMet;
    }

    private static async Task<bool> SendAsync(ToolContext context, EvalResultSubmission submission, IObservatoryPublisher publisher, CancellationToken stopped)
    {
        var published = await publisher.PublishAsync(new Publication(submission), stopped);
        context.Out.WriteLine(published.HasArrived ? $"  OK: {submission.Dataset} ({submission.Metrics.Count} metrics)" : $"  FAIL: {submission.Dataset} -> {published.Error}");
        return published.HasArrived;
    }

    private static void Warn(ToolContext context, BackfillPlan plan)
    {
        foreach (var checkpoint in plan.Checkpoints)
        {
            if (checkpoint is { Type: ModelType.Training, Step: null })
                context.Error.WriteLine($"llm-eval: '{checkpoint.Folder.Name}' names no training step; give it with --training-step if there is one.");
            foreach (var scores in checkpoint.Folder.Files)
            {
                var file = context.Place(Path.Combine(checkpoint.Folder.Path, scores.File.Dataset + ScoreFile.Suffix));
                foreach (var line in scores.File.Skipped) context.Error.WriteLine($"{file}:{line.Number}: skipped, {line.Reason}: {line.Text}");
                if (scores.File.Scores.Count == 0) context.Error.WriteLine($"{file}: holds no score; the run will be known, with no result.");
                foreach (var (metric, value) in scores.File.Scores.Where(score => score.Value is < 0 or > 1))
                    context.Error.WriteLine(FormattableString.Invariant($"{file}: \"{metric}\" is {value}; scores are shown as shares from 0 to 1."));
            }
        }
    }

    private static void Show(ToolContext context, BackfillPlan plan)
    {
        foreach (var checkpoint in plan.Checkpoints)
        {
            context.Out.WriteLine(Heading(checkpoint));
            foreach (var scores in checkpoint.Folder.Files)
            {
                var submission = checkpoint.Submission(scores);
                var primary = submission.Metrics.FirstOrDefault(metric => metric.Name == submission.PrimaryMetric);
                context.Out.WriteLine(FormattableString.Invariant(
                    $"  {submission.Dataset} ({submission.Metrics.Count} metrics): {(primary is null ? "no primary metric" : $"{primary.Name} {primary.Value}")}{(submission.SampleCount is { } count ? $", {count} examples" : "")}"));
            }
        }

        context.Out.WriteLine($"Would send {Totals(plan, plan.Checkpoints.Sum(checkpoint => checkpoint.Folder.Files.Count))}");
    }

    private static string Heading(PlannedCheckpoint checkpoint) =>
        $"{checkpoint.CheckpointId} ({(checkpoint.Type == ModelType.Baseline ? "baseline" : checkpoint.Step is { } step ? FormattableString.Invariant($"step {step}") : "training, no step")})";

    private static string Totals(BackfillPlan plan, int files) =>
        $"{files}/{plan.Checkpoints.Sum(checkpoint => checkpoint.Folder.Files.Count)} score files of {plan.Checkpoints.Count} checkpoints of {plan.Checkpoints.Select(checkpoint => checkpoint.ModelId).Distinct(StringComparer.Ordinal).Count()} models";
}
