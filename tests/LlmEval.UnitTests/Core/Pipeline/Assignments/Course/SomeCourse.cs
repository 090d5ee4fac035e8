using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Assignments.Course;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Judging.Quality;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Course;

/// <summary>A course on a clock of the test's, with builders, repositories and a browser that do as the test says.</summary>
internal sealed class SomeCourse : ITaskSender, IRepositoryReader, IPageChecker
{
    public static AssignmentTemplate Template { get; } = new()
    {
        Id = "greeting",
        Title = "A greeting",
        Source = "the test",
        Round1 = new TemplateRound { Brief = "Greet.", Checks = [new ExistsCheck { Text = "There is #a", Selector = "#a" }] },
        Round2 = [new TemplateRound { Brief = "Greet twice.", Checks = [new ExistsCheck { Text = "There is #b", Selector = "#b" }] }],
    };

    public FakeTimeProvider Clock { get; } = new();

    public MemoryCourse Store { get; } = new();

    /// <summary>What a builder answers; its notice comes at once unless <see cref="Tells"/> says otherwise.</summary>
    public Func<BuildRequest, HttpAnswer> Answer { get; set; } = _ => new HttpAnswer(200, "");

    public Func<BuildRequest, bool> Tells { get; set; } = _ => true;

    /// <summary>Thrown by the next readings of a builder's repository.</summary>
    public Func<string, Exception?> ReadFault { get; set; } = _ => null;

    /// <summary>The score of every check of a page; null when nothing was measured.</summary>
    public Func<double?> Score { get; set; } = () => 1;

    /// <summary>What a builder's repository holds.</summary>
    public RepositoryState State { get; set; } = new() { Exists = false };

    /// <summary>Gives its opinion of README and code.</summary>
    public QualityJudge? Judge { get; set; }

    public AssignmentPorts Ports => new() { Deployer = new FakePlace(), Repositories = this, Pages = this, Quality = Judge, OpinionWithin = TimeSpan.FromMinutes(4), Time = Clock };

    public CourseRun Run(SendingOptions? options = null, Action<CourseWait>? waits = null) =>
        new(Store, this, options ?? new SendingOptions { Templates = [Template], EvaluationUrl = "http://i/api/evaluate", Waits = [TimeSpan.FromSeconds(5)] }, Ports) { Waits = waits ?? (_ => { }) };

    public static CourseRow Row(string name) => new(Some.Time, $"{name}@example.org", $"http://{name}/", new Secret("the test", "secret-of-" + name), 2);

    /// <summary>A task that a builder took; <paramref name="isShipped"/>: with a notice.</summary>
    public async Task<SentTask> TakenAsync(string name, bool isShipped = true)
    {
        var now = Clock.GetUtcNow();
        var asked = LlmEval.Core.Assignments.Rendering.TaskRenderer.Render(Template, "s1");
        var task = new SentTask
        {
            Id = Guid.CreateVersion7(),
            CreatedAt = now,
            Email = $"{name}@example.org",
            Nonce = $"nonce-{name}",
            Endpoint = $"http://{name}/",
            EvaluationUrl = "http://i/api/evaluate",
            SecretHash = ContentHash.OfText("secret"),
            Turn = new AssignmentTurn(asked, null),
            SentAt = now,
            DeadlineAt = now.AddMinutes(10),
        };
        await Store.AddTaskAsync(task, CancellationToken.None);
        if (isShipped) await ShipAsync(task);
        return task;
    }

    public async Task<HttpAnswer> SendAsync(string endpoint, BuildRequest request, CancellationToken cancellationToken)
    {
        var answer = Answer(request);
        if (answer.IsOk && Tells(request)) await ShipAsync(Store.Tasks.Single(task => task.Nonce == request.Nonce));
        return answer;
    }

    public Task<RepositoryState> ReadAsync(Submission submission, CancellationToken cancellationToken) =>
        ReadFault(submission.RepoUrl) is { } fault ? throw fault : Task.FromResult(State);

    public Task<Readiness> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new Readiness([]));

    public Task<PageVisit> VisitAsync(PageVisitRequest request, CancellationToken cancellationToken)
    {
        var score = Score();
        return Task.FromResult(new PageVisit(
            [.. request.Checks.Select(item => new CheckResult { Name = item.Check.Text, Kind = CheckKind.Dynamic, Round = item.Round, Score = score, NotMeasured = score is null, Reason = "as the test says" })],
            true,
            "200"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task ShipAsync(SentTask task) => Store.SaveNoticeAsync(
        task,
        new BuildNotice
        {
            Email = task.Email,
            Task = task.TaskId,
            Round = task.Round,
            Nonce = task.Nonce,
            Submission = new Submission($"http://h/{task.Email}", new string('a', 40), "http://h/p/"),
        },
        Clock.GetUtcNow(),
        CancellationToken.None);
}
