using System.CommandLine;
using LlmEval.Adapters.Hosting;
using LlmEval.Adapters.Postgres;
using LlmEval.Adapters.Postgres.Embedded;
using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands;

/// <summary><c>db</c>: the database that holds the results.</summary>
internal static class DbCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(ToolContext context) => new("db", "Manage the database that holds the results")
    {
        Start(context), Stop(context), Url(context), Migrate(context), Backup(context), Restore(context), Drop(context),
    };

    private static Command Start(ToolContext context) => Simple("start", "Start the embedded server and keep it running", async cancellationToken =>
    {
        var options = DatabaseAccess.OptionsFor(context.WorkingDirectory);
        await DatabaseAdmin.StartAsync(options, cancellationToken);
        context.Out.WriteLine($"Running: {DatabaseAdmin.Url(options)}");
    });

    private static Command Stop(ToolContext context)
    {
        var force = new Option<bool>("--force") { Description = "Also while other processes use it: their work fails" };
        var command = new Command("stop", "Stop the embedded server") { force };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await DatabaseAdmin.StopAsync(DatabaseAccess.OptionsFor(context.WorkingDirectory), parsed.GetValue(force), cancellationToken);
            context.Out.WriteLine(result switch
            {
                StopResult.Stopped => "Stopped.",
                StopResult.NotRunning => "It was not running.",
                _ => "Other processes use it: it stops with the last of them. To stop it now: llm-eval db stop --force",
            });
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Url(ToolContext context) => Simple("url", "Print the URL for psql and other clients", _ =>
    {
        context.Out.WriteLine(DatabaseAdmin.Url(DatabaseAccess.OptionsFor(context.WorkingDirectory)));
        return Task.CompletedTask;
    });

    private static Command Migrate(ToolContext context) => Simple("migrate", "Bring the schema up to date", async cancellationToken =>
    {
        var applied = await DatabaseAdmin.MigrateAsync(DatabaseAccess.OptionsFor(context.WorkingDirectory), cancellationToken);
        context.Out.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"Applied steps {string.Join(", ", applied)}.");
    });

    private static Command Backup(ToolContext context)
    {
        var file = new Argument<string>("file") { Description = "The zip file to write" };
        var command = new Command("backup", "Write everything to a file; runs may go on meanwhile") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = context.Absolute(parsed.GetValue(file)!);
            var summary = await DatabaseAdmin.BackupAsync(DatabaseAccess.OptionsFor(context.WorkingDirectory), path, cancellationToken);
            context.Out.WriteLine($"{path}: {summary.Tables.Values.Sum()} rows of {summary.Tables.Count} tables, schema step {summary.SchemaStep}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Restore(ToolContext context)
    {
        var file = new Argument<string>("file") { Description = "A file that `db backup` wrote" };
        var replace = new Option<bool>("--replace") { Description = "Throw away what the database holds now" };
        var command = new Command("restore", "Read a backup into the database") { file, replace };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = context.Absolute(parsed.GetValue(file)!);
            var options = DatabaseAccess.OptionsFor(context.WorkingDirectory);
            var summary = await DatabaseAdmin.RestoreAsync(options, path, parsed.GetValue(replace), cancellationToken);
            context.Out.WriteLine($"Restored {summary.Tables.Values.Sum()} rows, as of {summary.CreatedAt:u}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Drop(ToolContext context)
    {
        var yes = new Option<bool>("--yes") { Description = "Do it; without this, only what would go is said" };
        var command = new Command("drop", "Delete the embedded database with every run in it") { yes };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = DatabaseAccess.OptionsFor(context.WorkingDirectory);
            if (!parsed.GetValue(yes))
            {
                throw new UsageException($"This deletes the database of {options.StateFolder} with every run in it. To do it: llm-eval db drop --yes");
            }

            await DatabaseAdmin.DropAsync(options, cancellationToken);
            context.Out.WriteLine($"Deleted the database of {options.StateFolder}.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static Command Simple(string name, string description, Func<CancellationToken, Task> run)
    {
        var command = new Command(name, description);
        command.SetAction(async (_, cancellationToken) =>
        {
            await run(cancellationToken);
            return (int)ExitCode.Done;
        });
        return command;
    }
}
