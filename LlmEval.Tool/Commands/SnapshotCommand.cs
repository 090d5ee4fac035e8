using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Snapshots;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;
using LlmEval.Tool.Terminal;

namespace LlmEval.Tool.Commands;

/// <summary><c>snapshot</c>: the accepted results of a config.</summary>
internal static class SnapshotCommand
{
    /// <summary>The command.</summary>
    public static Command Create(ToolContext context) =>
        new("snapshot", "Accept results, and hold runs against them") { CreateVerify(context), CreateAccept(context) };

    private static Command CreateVerify(ToolContext context)
    {
        var run = RunArgument();
        var mode = new Option<string?>("--mode") { Description = "exact or significant; as the config says by default" };
        mode.AcceptOnlyFromAmong(NameOf<SnapshotMode>.Of(SnapshotMode.Exact), NameOf<SnapshotMode>.Of(SnapshotMode.Significant));
        var command = new Command("verify", "Hold a stored run against the accepted snapshot of its config") { run, mode };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (record, cases) = await ReadAsync(context, parsed.GetValue(run)!, cancellationToken);
            var files = SnapshotFiles.Open(record.ConfigPath);
            if (files.Verified is null) throw new UsageException($"There is no snapshot {context.Place(files.VerifiedPath)}. Make one with: llm-eval snapshot accept {record.Id.Short}");
            var check = new SnapshotCheck
            {
                Mode = parsed.GetValue(mode) is { } named ? NameOf<SnapshotMode>.Parse(named) : ModeOf(context, record.ConfigPath),
                FailOn = FailOn.Regression,
                IsPartial = RunSnapshots.IsPartial(record, cases),
            };
            var result = check.Decide(files.Verified, RunSnapshots.OfFinished(record, cases));
            SnapshotView.WriteVerdict(context, result);
            return (int)(result.Gate == GateStatus.NotMet ? ExitCode.NotMet : ExitCode.Done);
        });
        return command;
    }

    private static Command CreateAccept(ToolContext context)
    {
        var run = RunArgument();
        var command = new Command("accept", "Make a stored run the accepted snapshot of its config") { run };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (record, cases) = await ReadAsync(context, parsed.GetValue(run)!, cancellationToken);
            if (RunSnapshots.IsPartial(record, cases))
                throw new UsageException($"Run {record.Id.Short} is partial: accepting it would drop the cases that it does not have. Accept a whole run.");
            if (!Directory.Exists(Path.GetDirectoryName(record.ConfigPath)))
                throw new UsageException($"The folder of {record.ConfigPath} is gone: run the config where it is now, and accept that run.");
            var files = SnapshotFiles.Open(record.ConfigPath);
            await files.AcceptAsync(RunSnapshots.OfFinished(record, cases), cancellationToken);
            context.Out.WriteLine($"accepted run {record.Id.Short}: {context.Place(files.VerifiedPath)}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> RunArgument() =>
        new("run") { Description = "The last digits of a run's id, or latest", DefaultValueFactory = _ => "latest" };

    private static async Task<(RunRecord Run, IReadOnlyList<CaseFacts> Cases)> ReadAsync(ToolContext context, string reference, CancellationToken cancellationToken)
    {
        await using var results = await ResultAccess.OpenAsync(context.WorkingDirectory, cancellationToken);
        var record = await RunFinder.FindAsync(results.Reader, reference, cancellationToken);
        return (record, await results.Reader.ReadCasesAsync(record.Id, cancellationToken));
    }

    // The config may be gone, or off today: who asks wants an answer all the same.
    private static SnapshotMode ModeOf(ToolContext context, string configPath) =>
        ConfigAccess.Read(new RunOptions { ConfigPath = configPath, WorkingDirectory = context.WorkingDirectory }).Config?.Snapshot.Mode is SnapshotMode.Exact
            ? SnapshotMode.Exact
            : SnapshotMode.Significant;
}
