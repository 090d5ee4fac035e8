using LlmEval.Core.Assignments.Scoring;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Pipeline;
using LlmEval.Core.Planning;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments;

/// <summary>Sessions over one web-app task in two rounds.</summary>
internal static class WebAppSessions
{
    public const string First = "a/app/1/round-1";

    public const string Second = "a/app/1/round-2";

    // Line breaks as JSON has them.
    public const string Readme =
        @"# App\n\n## Summary\n\nAn app that shows what it is asked to show, and nothing else at all, in a single page that anybody can read.\n\n"
        + @"## Setup\n\nNone is needed: there is nothing to install and nothing to build, so open the page.\n\n"
        + @"## Usage\n\nLook at the page. It says in its heading what it has to say, and changes when its files are changed.\n\n"
        + @"## Code\n\nAll of it is in index.html, which is plain HTML without any script, so that there is not much to explain.\n\n"
        + @"## License\n\nMIT, see the file LICENSE.";

    /// <summary>An answer with a page of this text.</summary>
    public static string App(string text) => $$"""{"index.html": "<!doctype html><h1>{{text}}</h1>", "README.md": "{{Readme}}"}""";

    public static AssignmentTask Round1 { get; } = new()
    {
        Template = "app",
        Seed = "1",
        Round = 1,
        TaskId = "app-12345",
        Brief = "Show a heading.",
        Attachments = [],
        Checks = [new ExistsCheck { Text = "there is a heading", Selector = "h1" }],
    };

    public static AssignmentTask Round2 { get; } = Round1 with
    {
        Round = 2,
        Variant = 0,
        Brief = "Show a table too.",
        Checks = [new ExistsCheck { Text = "there is a table", Selector = "table" }],
        EarlierChecks = Round1.Checks,
    };

    public static async Task<EvalSession> BeginAsync(SessionFakes fakes, FakePlace place, int samples = 1, PlanSelection? selection = null, SessionStart? start = null)
    {
        var config = TestData.Config("a") with { Samples = samples };
        var tasks = TestData.Tasks() with { Tasks = [Task(Round1, null), Task(Round2, Round1)], TotalTasks = 2 };
        var session = new EvalSession(
            PlanBuilder.Build(config, tasks, selection ?? new PlanSelection()),
            fakes.Ports with { Time = place.Clock, Assignments = place.Ports, Scorers = [.. fakes.Ports.Scorers, new AssignmentScorer()] },
            start);
        await session.BeginAsync(default);
        return session;
    }

    private static EvalTask Task(AssignmentTask task, AssignmentTask? earlier) => TestData.Task($"app/1/round-{task.Round}") with
    {
        Prompt = task.Brief,
        Tests = new TaskTests { Kind = TestKind.Assignment, Source = "{}" },
        Assignment = new AssignmentTurn(task, earlier),
        Follows = earlier is null ? null : "app/1/round-1",
    };
}
