using System.CommandLine;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Review.Api;
using LlmEval.Review.Api.Assignments;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments run</c>: both rounds of a course, headless: send, wait, check, send the change, wait, check, report.</summary>
internal static class AssignmentsRunCommand
{
    private const string Examples = """
        llm-eval assignments run submissions.csv
        llm-eval assignments run submissions.csv --every-template --seed 2026a     every template to everyone, the same data for all
        """;

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var submissions = CourseOptions.Submissions();
        var templates = CourseOptions.Templates();
        var only = CourseOptions.Only();
        var every = CourseOptions.Every();
        var seed = CourseOptions.Seed();
        var port = new Option<int>("--port") { Description = "The port on which notices are taken; 0 for any free one", DefaultValueFactory = _ => CourseOptions.InstructorPort };
        var evaluation = new Option<string?>("--evaluation-url") { Description = "Where builders reach it, behind a proxy" };
        var command = new CommandWithExamples("run", "Run both rounds of a course to their end", Examples) { submissions, templates, only, every, seed, port, evaluation };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var signals = StopSignals.Register(context);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.Token);
            var rows = CourseOptions.ReadRows(context, parsed.GetValue(submissions)!);
            var database = CourseAccess.OptionsFor(context.WorkingDirectory);
            await using var checks = await CheckAccess.OpenAsync(database.Environment, database.StateFolder, TimeProvider.System, either.Token);
            var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
            var server = ServeAsync(ServeCommand.Port(parsed.GetValue(port)), database, listening, either.Token);
            await await Task.WhenAny(listening.Task, server);
            var url = parsed.GetValue(evaluation) ?? new Uri(await listening.Task, "/api/evaluate").AbsoluteUri;
            var options = CourseOptions.Sending(context, parsed.GetValue(templates)!, parsed.GetValue(only) ?? [], parsed.GetValue(every), parsed.GetValue(seed), url);
            // Nobody waits for hours here.
            options = options with { Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)] };
            await using var course = await CourseAccess.OpenAsync(database, either.Token);
            var run = new CourseRun(course.Store, course.Wire, options, checks.Ports)
            {
                Sent = one => AssignmentsRoundCommand.Tell(context, one),
                Evaluated = done => AssignmentsEvaluateCommand.Tell(context, done),
            };
            var lines = await run.RunAsync(rows, either.Token);
            context.Results.Write(AssignmentsReportCommand.TableOf(lines));
            context.Error.WriteLine("Again, with addresses: llm-eval assignments report --csv");
            await either.CancelAsync();
            await server;
            return (int)(lines.All(line => line.IsChecked) ? ExitCode.Done : ExitCode.NotMet);
        });
        return command;
    }

    private static Task ServeAsync(int port, PostgresOptions database, TaskCompletionSource<Uri> listening, CancellationToken cancellationToken) => ReviewServer.RunAsync(
        new ReviewServerOptions { Port = port, Assignments = new AssignmentServers { AtRoot = AssignmentRole.Instructor } }, database, listening.SetResult, cancellationToken);
}
