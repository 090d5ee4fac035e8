using System.CommandLine;
using System.Globalization;
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
        command.SetAction((parsed, cancellationToken) => CourseStops.RunAsync(context, token => RunAsync(context, parsed.GetValue(watch), token), cancellationToken));
        return command;
    }

    private static async Task<ExitCode> RunAsync(ToolContext context, bool watches, CancellationToken stop)
    {
        var database = CourseAccess.OptionsFor(context.WorkingDirectory);
        await using var checks = await CheckAccess.OpenAsync(database, TimeProvider.System, stop);
        await using var course = await CourseAccess.OpenAsync(database, stop);
        var evaluations = new Evaluations(course.Store, checks.Ports);
        var (count, putOff) = (0, 0);
        try
        {
            while (true)
            {
                if (await evaluations.NextAsync(stop) is { } done)
                {
                    count++;
                    if (done.PutOff is not null) putOff++;
                    Tell(context, done);
                }
                else if (watches)
                {
                    await Task.Delay(BetweenLooks, TimeProvider.System, stop);
                }
                else
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (watches && stop.IsCancellationRequested)
        {
            // The way in which watching ends.
            return ExitCode.Done;
        }

        if (count == 0) await TellWhyNoneAsync(context, course, stop);
        else context.Error.WriteLine(putOff > 0 ? "Next: the same command again at the times above." : "Next: llm-eval assignments report");
        return count == 0 ? ExitCode.NothingRun : putOff > 0 ? ExitCode.Infrastructure : ExitCode.Done;
    }

    private static async Task TellWhyNoneAsync(ToolContext context, CourseAccess course, CancellationToken stop)
    {
        var open = (await course.Store.ListNoticesAsync(email: null, stop)).Where(notice => notice.EvaluatedAt is null).ToList();
        foreach (var notice in open)
        {
            var why = notice.StartedAt is { } begun
                ? $"is being checked since {begun:u} by another process; if that one is gone, it is taken again from {begun + Evaluations.Lease:u}"
                : $"is put off until {notice.PutOffUntil:u}, because something here failed";
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{notice.Notice.Email} {notice.Notice.Task} round {notice.Notice.Round} {why}"));
        }

        if (open.Count == 0) context.Error.WriteLine("No submission waits.");
    }

    /// <summary>Says what came of a submission.</summary>
    public static void Tell(ToolContext context, EvaluatedNotice done)
    {
        var notice = done.Notice.Notice;
        if (done.PutOff is { } again)
        {
            context.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{notice.Email} {notice.Task} round {notice.Round}: not measured, is checked again from {again.Until:u}; {again.Reason}"));
            return;
        }

        var failed = done.Results.Where(result => result.Passed == false).ToList();
        context.Out.WriteLine(
            $"{notice.Email} {notice.Task} round {notice.Round}: {done.Results.Count(result => result.Passed == true)} passed, {failed.Count} failed, {done.Results.Count(result => result.Passed is null)} not measured"
            + (failed.Count == 0 ? "" : $"; {failed[0].Name}: {failed[0].Reason}"));
    }
}
