using System.CommandLine;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments evaluate</c>: check the submissions that wait.</summary>
internal static class AssignmentsEvaluateCommand
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var watch = new Option<bool>("--watch") { Description = "Go on with what comes until Ctrl+C" };
        var command = new Command("evaluate", "Check the submissions of a course that wait") { watch };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var signals = StopSignals.Register(context);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.Token);
            var database = CourseAccess.OptionsFor(context.WorkingDirectory);
            await using var checks = await CheckAccess.OpenAsync(database.Environment, database.StateFolder, TimeProvider.System, either.Token);
            await using var course = await CourseAccess.OpenAsync(database, either.Token);
            var evaluations = new Evaluations(course.Store, checks.Ports);
            var count = 0;
            try
            {
                while (true)
                {
                    if (await evaluations.NextAsync(either.Token) is { } done)
                    {
                        count++;
                        Tell(context, done);
                    }
                    else if (parsed.GetValue(watch))
                    {
                        await Task.Delay(BetweenLooks, TimeProvider.System, either.Token);
                    }
                    else
                    {
                        break;
                    }
                }
            }
            catch (OperationCanceledException) when (parsed.GetValue(watch) && signals.Token.IsCancellationRequested)
            {
                // The way in which watching ends.
            }

            context.Error.WriteLine(count == 0 ? "No submission waits." : "Next: llm-eval assignments report");
            return (int)(count == 0 && !parsed.GetValue(watch) ? ExitCode.NothingRun : ExitCode.Done);
        });
        return command;
    }

    /// <summary>Says what came of a submission.</summary>
    public static void Tell(ToolContext context, EvaluatedNotice done)
    {
        var notice = done.Notice.Notice;
        var failed = done.Results.Where(result => result.Passed == false).ToList();
        context.Out.WriteLine(
            $"{notice.Email} {notice.Task} round {notice.Round}: {done.Results.Count(result => result.Passed == true)} passed, {failed.Count} failed, {done.Results.Count(result => result.Passed is null)} not measured"
            + (failed.Count == 0 ? "" : $"; {failed[0].Name}: {failed[0].Reason}"));
    }
}
