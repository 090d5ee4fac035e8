using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Adapters.Assignments.Course;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Adapters.Postgres.Assignments.Servers;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Core.Pipeline.Assignments.Building;
using LlmEval.Core.Pipeline.Assignments.Course;
using LlmEval.Review.Api.Assignments;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Serving.Assignments;

/// <summary>A builder and an instructor, both real servers over one database; repositories and pages are real too, the model and the browser are not.</summary>
internal sealed class ServedCourse : IAsyncDisposable
{
    public const string Secret = "the-shared-secret";
    public const string Email = "ann@example.org";

    private readonly TemporaryFolder folder;
    private readonly LocalHost host;

    private ServedCourse(TemporaryFolder folder, LocalHost host) => (this.folder, this.host) = (folder, host);

    public ServedReview Builder { get; private set; } = null!;

    public CourseWire Wire { get; } = new();

    public RecordingModel Model { get; } = new();

    public PostgresCourse Store => new(Builder.Database);

    public AssignmentPorts Checks => new() { Deployer = host.Deployer, Repositories = host.Reader, Pages = new PleasedBrowser(), Time = TimeProvider.System };

    public Uri BuildUrl => new(Builder.Address, "/assignments/builder/api/build");

    public Uri EvaluateUrl => new(Builder.Address, "/assignments/instructor/api/evaluate");

    public static AssignmentTemplate Template { get; } = new()
    {
        Id = "greeting",
        Title = "A greeting",
        Source = "the test",
        Round1 = new TemplateRound { Brief = "Greet {{ seed }}.", Checks = [new ExistsCheck { Text = "There is #greeting", Selector = "#greeting" }], Attachments = [new TemplateAttachment("names.txt", "data:text/plain,ann")] },
        Round2 = [new TemplateRound { Brief = "Greet twice.", Checks = [new ExistsCheck { Text = "There is #second", Selector = "#second" }] }],
    };

    /// <param name="role">Which side also stands at the root.</param>
    public static async Task<ServedCourse> StartAsync(AssignmentRole? role = null)
    {
        var files = new TemporaryFolder();
        var course = new ServedCourse(files, await LocalHost.StartAsync(files.Path, new PageServerOptions(), TimeProvider.System, CancellationToken.None));
        var settings = new BuilderSettings { Name = "b", Secret = new Secret("the test", Secret) };
        course.Builder = await ServedReview.StartAsync(assignments: new AssignmentServers
        {
            AtRoot = role,
            Builder = new BuilderParts(settings, jobs => new BuilderPorts
            {
                Jobs = jobs,
                Model = course.Model,
                Deployer = course.host.Deployer,
                Notices = course.Wire,
                Time = TimeProvider.System,
            }),
        });
        return course;
    }

    /// <summary>A task as an instructor sends it.</summary>
    public JsonObject Task(string nonce = "n-1", int round = 1) => new()
    {
        ["email"] = Email,
        ["secret"] = Secret,
        ["task"] = "greeting-1a2b3",
        ["round"] = round,
        ["nonce"] = nonce,
        ["brief"] = "Greet.",
        ["checks"] = new JsonArray("js: true"),
        ["evaluation_url"] = EvaluateUrl.AbsoluteUri,
    };

    /// <summary>Both rounds, as <c>assignments run</c> makes them.</summary>
    public Task<IReadOnlyList<CourseLine>> RunAsync(string secret = Secret)
    {
        var options = new SendingOptions { Templates = [Template], EvaluationUrl = EvaluateUrl.AbsoluteUri, Seed = "s1", Waits = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)] };
        var row = new CourseRow(Some.Time, Email, BuildUrl.AbsoluteUri, new Secret("the test", secret), 2);
        return new CourseRun(Store, Wire, options, Checks).RunAsync([row], CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Builder.DisposeAsync();
        Wire.Dispose();
        await host.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>A model with one answer for each round.</summary>
internal sealed class RecordingModel : IModelClient
{
    public ConcurrentQueue<ModelRequest> Requests { get; } = [];

    public Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        var page = request.TaskId.EndsWith("round-1", StringComparison.Ordinal) ? "<p id=greeting>" : "<p id=greeting><p id=second>";
        var parts = new[] { "Summary", "Setup", "Usage", "Code", "License" }.Select(part => $"## {part}\n\nWhat there is to say of this part of a page that greets whoever opens it.\n");
        var readme = $"# Greeting\n\n{string.Join('\n', parts)}";
        return Task.FromResult(ModelReply.Of(Some.Response(JsonSerializer.Serialize(new Dictionary<string, string> { ["index.html"] = $"<!doctype html>{page}", ["README.md"] = readme }))));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A browser that finds every page right.</summary>
internal sealed class PleasedBrowser : IPageChecker
{
    public Task<Readiness> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new Readiness([]));

    public Task<PageVisit> VisitAsync(PageVisitRequest request, CancellationToken cancellationToken) => Task.FromResult(new PageVisit(
        [.. request.Checks.Select(check => new CheckResult { Name = check.Check.Text, Kind = CheckKind.Dynamic, Round = check.Round, Score = 1, Reason = "it is" })], true, "200"));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
