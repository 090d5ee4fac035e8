using System.CommandLine;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Core.Pipeline;
using LlmEval.Review.Api;
using LlmEval.Review.Api.Assignments;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments serve</c>: one side of a course, at the original's addresses.</summary>
internal static class AssignmentsServeCommand
{
    private const string Examples = """
        llm-eval assignments serve --role builder                     takes tasks at /api/build on port 8000
        llm-eval assignments serve --role instructor                  takes notices at /api/evaluate on port 8001, and checks what was shipped
        llm-eval assignments serve --role instructor --no-checks      leaves the checks to: llm-eval assignments evaluate --watch
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var role = new Option<string>("--role") { Description = "builder (port 8000) or instructor (port 8001)", Required = true };
        role.AcceptOnlyFromAmong("builder", "instructor");
        var port = new Option<int?>("--port") { Description = "The port; 0 for any free one" };
        var listen = new Option<string>("--listen") { Description = "The address to listen on", DefaultValueFactory = _ => "127.0.0.1" };
        var pages = CourseOptions.PagesPort();
        var deploy = CourseOptions.Deploy();
        var noChecks = new Option<bool>("--no-checks") { Description = "Take notices only" };
        var command = new CommandWithExamples("serve", "Serve one side of a course over HTTP", Examples) { role, port, listen, pages, deploy, noChecks };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var signals = StopSignals.Register(context);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.Token);
            var database = CourseAccess.OptionsFor(context.WorkingDirectory);
            var isBuilder = parsed.GetValue(role) == "builder";
            var options = new ReviewServerOptions
            {
                Address = ServeCommand.Address(parsed.GetValue(listen)!),
                Port = ServeCommand.Port(parsed.GetValue(port) ?? CourseOptions.PortOf(isBuilder, database.Environment)),
            };
            await using var builder = isBuilder
                ? await BuilderAccess.OpenAsync(database.Environment, database.StateFolder, parsed.GetValue(pages), parsed.GetValue(deploy), TimeProvider.System, either.Token)
                : null;
            await using var checks = isBuilder || parsed.GetValue(noChecks) ? null : await CheckAccess.OpenAsync(database, TimeProvider.System, either.Token);
            options = options with
            {
                Assignments = new AssignmentServers
                {
                    AtRoot = isBuilder ? AssignmentRole.Builder : AssignmentRole.Instructor,
                    Builder = builder is null ? null : new BuilderParts(builder.Settings, builder.Ports),
                    Checks = checks?.Ports,
                },
            };
            await ReviewServer.RunAsync(options, database, address => Announce(context, address, builder, checks), either.Token);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Announce(ToolContext context, Uri address, BuilderAccess? builder, CheckAccess? checks)
    {
        context.Out.WriteLine($"{(builder is null ? "Notices" : "Tasks")} are taken at {new Uri(address, builder is null ? "/api/evaluate" : "/api/build")}");
        foreach (var line in builder?.Description ?? []) context.Error.WriteLine(line);
        if (checks is not null) context.Error.WriteLine(checks.Description);
        if (builder is { Settings.Secret: null }) context.Error.WriteLine("No task will be taken: set STUDENT_SECRET, here or in .env.");
        context.Error.WriteLine("Ctrl+C ends it.");
        context.Out.Flush();
    }
}
