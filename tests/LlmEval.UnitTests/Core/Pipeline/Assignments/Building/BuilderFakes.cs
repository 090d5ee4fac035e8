using System.Text.Json;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline.Assignments.Building;
using LlmEval.Tests.Shared;
using LlmEval.UnitTests.Support;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments.Building;

/// <summary>A builder on a clock of the test's, with nothing real around it.</summary>
internal sealed class SomeBuilder
{
    public static readonly string Answer = JsonSerializer.Serialize(new Dictionary<string, string> { ["index.html"] = "<!doctype html><title>T</title>", ["README.md"] = "# App" });

    public SomeBuilder(Func<BuilderSettings, BuilderSettings>? change = null, ModelReply? reply = null, bool hasModel = true)
    {
        var settings = new BuilderSettings { Name = "b", Secret = new Secret("the test", "s3cret-value") };
        Settings = change?.Invoke(settings) ?? settings;
        Model = StubModelClient.Answering(Clock, reply ?? ModelReply.Of(Some.Response(Answer)));
        Ports = new BuilderPorts { Jobs = Jobs, Model = hasModel ? Model : null, Deployer = Place, Notices = Notices, Time = Clock };
        Worker = new BuildWorker(Settings, Ports);
        Desk = new BuildDesk(Settings, Ports, Worker);
    }

    public FakeTimeProvider Clock { get; } = new();

    public BuilderSettings Settings { get; }

    public BuilderPorts Ports { get; }

    public MemoryJobs Jobs { get; } = new();

    public FakeNotices Notices { get; } = new();

    public BuildingPlace Place { get; } = new();

    public StubModelClient Model { get; }

    public BuildWorker Worker { get; }

    public BuildDesk Desk { get; }

    public static BuildRequest Request(int round = 1, string nonce = "n-1") => new()
    {
        Email = "ann@example.org",
        Secret = "s3cret-value",
        Task = "sum-of-sales-1a2b3",
        Round = round,
        Nonce = nonce,
        Brief = "Add the sales.",
        Checks = ["js: document.title === 'T'"],
        EvaluationUrl = "http://instructor.example/api/evaluate",
        Attachments = [new WireAttachment("data.csv", "data:text/csv;base64,YSxi")],
    };

    /// <summary>Takes a task and brings it to its end, moving the clock as it has to.</summary>
    public async Task<(BuildJob Job, TimeSpan Took)> BuildAsync(BuildRequest? request = null)
    {
        var job = await Desk.AcceptAsync(request ?? Request(), CancellationToken.None);
        return await FinishAsync(job);
    }

    /// <summary>Brings a stored job to its end.</summary>
    public async Task<(BuildJob Job, TimeSpan Took)> FinishAsync(BuildJob job)
    {
        var run = new BuildRun(Settings, Ports, job);
        var took = await Clock.FinishAsync(run.RunAsync(CancellationToken.None));
        return (run.Job, took);
    }
}

/// <summary>Jobs in memory, as the store keeps them.</summary>
internal sealed class MemoryJobs : IBuildJobStore
{
    private readonly Dictionary<Guid, BuildJob> jobs = [];

    public IReadOnlyList<BuildJob> All => [.. jobs.Values];

    public Task<(BuildJob Job, bool IsNew)> AddAsync(BuildJob job, CancellationToken cancellationToken)
    {
        var known = jobs.Values.FirstOrDefault(one => (one.Builder, one.Email, one.Task, one.Round, one.Nonce) == (job.Builder, job.Email, job.Task, job.Round, job.Nonce));
        if (known is null) jobs[job.Id] = job;
        return Task.FromResult((known ?? job, known is null));
    }

    /// <summary>Thrown by the next savings of a state.</summary>
    public Func<BuildJob, Exception?> SaveFault { get; set; } = _ => null;

    public Task SaveAsync(BuildJob job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (SaveFault(job) is { } fault) throw fault;
        jobs[job.Id] = job;
        return Task.CompletedTask;
    }

    public Task<BuildJob?> FindAsync(string builder, string? email, string task, int? round, CancellationToken cancellationToken) => Task.FromResult(
        jobs.Values.Where(job => job.Builder == builder && (email is null || job.Email == email) && job.Task == task && (round is null || job.Round == round)).OrderByDescending(job => job.Round).ThenByDescending(job => job.StartedAt).FirstOrDefault());

    public Task<IReadOnlyList<BuildJob>> ListOpenAsync(string builder, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BuildJob>>([.. jobs.Values.Where(job => !job.State.IsEnd())]);

    /// <summary>Whether some process has the right to work on the jobs.</summary>
    public bool IsClaimed { get; set; }

    public Task<IAsyncDisposable?> TryClaimAsync(string builder, CancellationToken cancellationToken)
    {
        if (IsClaimed) return Task.FromResult<IAsyncDisposable?>(null);
        IsClaimed = true;
        return Task.FromResult<IAsyncDisposable?>(new Claim(this));
    }

    private sealed class Claim(MemoryJobs jobs) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            jobs.IsClaimed = false;
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>An instructor that answers as the test says; 200 by default.</summary>
internal sealed class FakeNotices : INoticeSender
{
    public Func<int, HttpAnswer> Answer { get; set; } = _ => new HttpAnswer(200, "");

    public List<BuildNotice> Sent { get; } = [];

    public Task<HttpAnswer> SendAsync(string url, BuildNotice notice, CancellationToken cancellationToken)
    {
        Sent.Add(notice);
        return Task.FromResult(Answer(Sent.Count));
    }
}

/// <summary>A place for repositories that serves a commit when the test says so.</summary>
internal sealed class BuildingPlace : IDeployer
{
    private readonly Dictionary<string, FileMap> heads = [];

    public string Name => "fake";

    public bool IsServed { get; set; } = true;

    public Queue<DeploymentException> Failures { get; } = [];

    public List<DeployRequest> Deployed { get; } = [];

    public Task<Submission> DeployAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        if (Failures.TryDequeue(out var failure)) throw failure;
        Deployed.Add(request);
        heads[request.Repository] = request.Files;
        return Task.FromResult(new Submission($"http://git.example/{request.Repository}", request.Files.Hash.Hex[..40], $"http://pages.example/{request.Repository}/"));
    }

    public Task<bool> IsServedAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(IsServed);

    public Task<FileMap> ReadHeadAsync(string repository, CancellationToken cancellationToken) => Task.FromResult(heads.GetValueOrDefault(repository, FileMap.Empty));
}
