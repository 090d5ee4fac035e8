using System.CommandLine;
using System.Globalization;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Adapters.Postgres;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Assignments;
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
        var evaluation = new Option<string?>("--evaluation-url") { Description = $"Where builders reach it, behind a proxy; {CourseOptions.EvaluationVariable}, else its own address" };
        var command = new CommandWithExamples("run", "Run both rounds of a course to their end", Examples) { submissions, templates, only, every, seed, port, evaluation };
        command.SetAction((parsed, cancellationToken) => CourseStops.RunAsync(context, async stop =>
        {
            var rows = CourseOptions.ReadRows(context, parsed.GetValue(submissions)!);
            var database = CourseAccess.OptionsFor(context.WorkingDirectory);
            await using var checks = await CheckAccess.OpenAsync(database, TimeProvider.System, stop);
            return await ServedAsync(ServeCommand.Port(parsed.GetValue(port)), database, async (address, token) =>
            {
                var url = parsed.GetValue(evaluation) ?? CourseOptions.EvaluationUrl(database.Environment) ?? new Uri(address, "/api/evaluate").AbsoluteUri;
                var options = CourseOptions.Sending(context, parsed.GetValue(templates)!, parsed.GetValue(only) ?? [], parsed.GetValue(every), parsed.GetValue(seed), url);
                // Nobody waits for hours here.
                options = options with { Waits = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)] };
                return await RunAsync(context, rows, database, options, checks.Ports, token);
            }, stop);
        }, cancellationToken));
        return command;
    }

    private static async Task<ExitCode> RunAsync(
        ToolContext context, IReadOnlyList<CourseRow> rows, PostgresOptions database, SendingOptions options, AssignmentPorts checks, CancellationToken stop)
    {
        await using var course = await CourseAccess.OpenAsync(database, stop);
        var failed = false;
        var run = new CourseRun(course.Store, course.Wire, options, checks)
        {
            Sent = one =>
            {
                failed |= one.Outcome == SendingOutcome.Failed;
                AssignmentsRoundCommand.Tell(context, one);
            },
            Waits = wait => Tell(context, wait),
            Evaluated = done => AssignmentsEvaluateCommand.Tell(context, done),
        };
        var lines = await run.RunAsync(rows, stop);
        context.Results.Write(AssignmentsReportCommand.TableOf(lines));
        context.Error.WriteLine("Again, with addresses: llm-eval assignments report --csv");
        return !failed && lines.All(line => line.IsChecked) ? ExitCode.Done : ExitCode.NotMet;
    }

    private static void Tell(ToolContext context, CourseWait wait)
    {
        const int shown = 5;
        var builders = wait.Tasks.Select(task => task.Email).Distinct().ToList();
        var names = string.Join(", ", builders.Take(shown)) + (builders.Count > shown ? $" and {builders.Count - shown} more" : "");
        context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Round {wait.Round} waits for {names}, until {wait.Until:u} at the latest."));
    }

    // Takes notices for as long as the work lasts.
    private static async Task<ExitCode> ServedAsync(
        int port, PostgresOptions database, Func<Uri, CancellationToken, Task<ExitCode>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = ServeAsync(port, database, listening, stop.Token);
        try
        {
            await await Task.WhenAny(listening.Task, server);
            cancellationToken.ThrowIfCancellationRequested();
            return await work(await listening.Task, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await server;
        }
    }

    private static Task ServeAsync(int port, PostgresOptions database, TaskCompletionSource<Uri> listening, CancellationToken cancellationToken) => ReviewServer.RunAsync(
        new ReviewServerOptions { Port = port, Assignments = new AssignmentServers { AtRoot = AssignmentRole.Instructor } }, database, listening.SetResult, cancellationToken);
}
