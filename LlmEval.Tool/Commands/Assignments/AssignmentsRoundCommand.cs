using System.CommandLine;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Assignments.Course;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments round1</c> and <c>assignments round2</c>: send the tasks of a course.</summary>
internal static class AssignmentsRoundCommand
{
    private static readonly string Usual = $"http://127.0.0.1:{CourseOptions.InstructorPort}/api/evaluate";

    /// <summary>The command of a round.</summary>
    public static Command Create(ToolContext context, int round)
    {
        var submissions = CourseOptions.Submissions();
        var templates = CourseOptions.Templates();
        var only = CourseOptions.Only();
        var every = CourseOptions.Every();
        var seed = CourseOptions.Seed();
        var evaluation = new Option<string?>("--evaluation-url") { Description = $"Where builders tell that their page stands; {CourseOptions.EvaluationVariable}, else {Usual}" };
        var description = round == 1 ? "Send the first round to whoever has not got it" : "Send the change request to whoever shipped the first round";
        var command = new Command($"round{round}", description) { submissions, templates, evaluation };
        if (round == 1)
        {
            command.Options.Add(only);
            command.Options.Add(every);
            command.Options.Add(seed);
        }

        command.SetAction((parsed, cancellationToken) => CourseStops.RunAsync(context, async stop =>
        {
            var rows = CourseOptions.ReadRows(context, parsed.GetValue(submissions)!);
            var database = CourseAccess.OptionsFor(context.WorkingDirectory);
            var url = parsed.GetValue(evaluation) ?? CourseOptions.EvaluationUrl(database.Environment) ?? Usual;
            var options = CourseOptions.Sending(context, parsed.GetValue(templates)!, parsed.GetValue(only) ?? [], parsed.GetValue(every), parsed.GetValue(seed), url);
            await using var course = await CourseAccess.OpenAsync(database, stop);
            var sending = new TaskSending(course.Store, course.Wire, options, TimeProvider.System);
            var sent = round == 1
                ? await sending.SendFirstAsync(rows, one => Tell(context, one), stop)
                : await sending.SendSecondAsync(rows, firsts: null, one => Tell(context, one), stop);
            if (sent.Count == 0) context.Error.WriteLine("None of these builders has shipped a first round yet.");
            context.Error.WriteLine(NextOf(round, sent));
            return ExitCodeOf(sent);
        }, cancellationToken));
        return command;
    }

    /// <summary>Says what became of a task.</summary>
    public static void Tell(ToolContext context, Sending sending) =>
        context.Out.WriteLine($"{NameOf<SendingOutcome>.Of(sending.Outcome),-8} {sending.Email} {sending.Task ?? "–"} round {sending.Round}: {sending.Message}");

    private static string NextOf(int round, IReadOnlyList<Sending> sent) => sent.Any(one => one.Outcome == SendingOutcome.Waiting)
        ? $"Next: the same command again at the times above, for those who did not answer 200."
        : $"Next: llm-eval assignments evaluate --watch{(round == 1 ? ", then llm-eval assignments round2" : ", then llm-eval assignments report")}";

    private static ExitCode ExitCodeOf(IReadOnlyList<Sending> sent) => sent switch
    {
        [] => ExitCode.NothingRun,
        _ when sent.Any(one => one.Outcome is SendingOutcome.Failed or SendingOutcome.Waiting) => ExitCode.NotMet,
        _ => ExitCode.Done,
    };
}
