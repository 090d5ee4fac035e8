using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Pipeline.Assignments.Course;
using Spectre.Console;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary><c>assignments report</c>: what came of a course, a line per task.</summary>
internal static class AssignmentsReportCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The command.</summary>
    public static Command Create(ToolContext context)
    {
        var email = new Option<string?>("--email") { Description = "Only this builder" };
        var json = new Option<bool>("--json") { Description = "A JSON object per line" };
        var csv = new Option<bool>("--csv") { Description = "Comma-separated values" };
        var command = new Command("report", "Show what came of a course") { email, json, csv };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var course = await CourseAccess.OpenAsync(CourseAccess.OptionsFor(context.WorkingDirectory), cancellationToken);
            var lines = await CourseReport.ReadAsync(
                course.Store, parsed.GetValue(email) is { } one ? CourseEmail.Of(one) : null, TimeProvider.System.GetUtcNow(), only: null, cancellationToken);
            if (parsed.GetValue(json)) foreach (var line in lines) context.Out.WriteLine(JsonSerializer.Serialize(line, Json));
            else if (parsed.GetValue(csv)) WriteCsv(context, lines);
            else if (lines.Count > 0) context.Results.Write(TableOf(lines));
            if (lines.Count == 0) context.Error.WriteLine("No task was sent yet. Send some with: llm-eval assignments round1 SUBMISSIONS.csv");
            return (int)(lines.Count == 0 ? ExitCode.NothingRun : ExitCode.Done);
        });
        return command;
    }

    /// <summary>The lines as a table.</summary>
    public static Table TableOf(IReadOnlyList<CourseLine> lines)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in new[] { "builder", "task", "round", "state" }) table.AddColumn(column);
        foreach (var column in new[] { "static", "judge", "page", "overall", "regressions" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var line in lines)
        {
            table.AddRow(
                Markup.Escape(line.Email), Markup.Escape(line.Task), $"{line.Round}", Markup.Escape(line.State),
                Share(line.StaticRate), Share(line.LlmMean), Share(line.DynamicRate), Share(line.Overall), line.Regressions is { } count ? $"{count}" : "–");
        }

        return table;
    }

    private static void WriteCsv(ToolContext context, IReadOnlyList<CourseLine> lines)
    {
        context.Out.WriteLine("email,task,round,revision,state,late,deadline_met,static_rate,llm_mean,dynamic_rate,overall,regressions,repo_url,commit_sha,pages_url");
        foreach (var line in lines)
        {
            object?[] cells =
            [
                line.Email, line.Task, line.Round, line.Revision, line.State, line.Late, line.DeadlineMet, line.StaticRate, line.LlmMean, line.DynamicRate, line.Overall, line.Regressions,
                line.RepoUrl, line.CommitSha, line.PagesUrl,
            ];
            context.Out.WriteLine(string.Join(',', cells.Select(Cell)));
        }
    }

    // A cell that begins as a formula would be one to spreadsheets.
    private static string Cell(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (value is string && text is ['=' or '+' or '-' or '@', ..]) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Share(double? share) => share is { } value ? value.ToString("P0", CultureInfo.InvariantCulture) : "–";
}
