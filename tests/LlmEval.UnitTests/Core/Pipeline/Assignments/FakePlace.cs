using System.Collections.Concurrent;
using System.Text;
using LlmEval.Core.Domain;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline.Assignments;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Pipeline.Assignments;

/// <summary>A place where apps are published, in memory, that a test scripts: what is under test is what is done with it and in which order.</summary>
internal sealed class FakePlace : IDeployer, IRepositoryReader, IPageChecker
{
    private readonly ConcurrentDictionary<string, List<FileMap>> repositories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> made = new(StringComparer.Ordinal);

    public string Name => "fake";

    /// <summary>The clock of the place and of the sessions that publish there.</summary>
    public FakeTimeProvider Clock { get; } = new();

    /// <summary>Thrown by the next deployment.</summary>
    public DeploymentException? DeployFault { get; set; }

    public DeploymentException? ReadFault { get; set; }

    /// <summary>What a check of a page comes to.</summary>
    public Func<PageCheck, PageVisitRequest, double?> Judge { get; set; } = (_, _) => 1;

    /// <summary>Looks until a page is served.</summary>
    public int LooksUntilServed { get; set; }

    /// <summary>What a visit says of the page; null: something of ours failed.</summary>
    public bool? Reached { get; set; } = true;

    public ConcurrentQueue<PageVisitRequest> Visits { get; } = new();

    /// <summary>The commits of every repository.</summary>
    public IReadOnlyDictionary<string, List<FileMap>> Repositories => repositories;

    public AssignmentPorts Ports => new() { Deployer = this, Repositories = this, Pages = this, Time = Clock, ServedWithin = TimeSpan.Zero };

    public Task<Submission> DeployAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        if (DeployFault is { } fault) throw fault;
        made.TryAdd(request.Repository, Clock.GetUtcNow());
        var commits = repositories.GetOrAdd(request.Repository, _ => []);
        if (commits.LastOrDefault()?.Hash != request.Files.Hash) commits.Add(request.Files);
        return Task.FromResult(new Submission($"http://localhost/git/{request.Repository}", Sha(request.Files), $"http://localhost/{request.Repository}/"));
    }

    public Task<bool> IsServedAsync(Submission submission, CancellationToken cancellationToken) => Task.FromResult(LooksUntilServed-- <= 0);

    public Task<FileMap> ReadHeadAsync(string repository, CancellationToken cancellationToken) =>
        Task.FromResult(repositories.TryGetValue(repository, out var commits) ? commits[^1] : FileMap.Empty);

    public Task<RepositoryState> ReadAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (ReadFault is { } fault) throw fault;
        var repository = submission.RepoUrl.Split('/')[^1];
        var files = repositories[repository].Last(commit => Sha(commit) == submission.CommitSha).Files.Select(file => new StoredBlob(file.Path, submission.CommitSha, file.Content)).ToList();
        return Task.FromResult(new RepositoryState
        {
            Exists = true,
            CreatedAt = made[repository],
            DefaultBranch = "main",
            HasCommit = true,
            IsOnDefaultBranch = true,
            Files = files,
            History = files,
        });
    }

    public Task<Readiness> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new Readiness([]));

    public Task<PageVisit> VisitAsync(PageVisitRequest request, CancellationToken cancellationToken)
    {
        Visits.Enqueue(request);
        var results = request.Checks.Select(item => new CheckResult
        {
            Name = item.Check.Text,
            Kind = CheckKind.Dynamic,
            Round = item.Round,
            Score = Judge(item.Check, request),
            NotMeasured = Judge(item.Check, request) is null,
            Reason = "as the test says",
        });
        return Task.FromResult(new PageVisit([.. results], Reached, "as the test says"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Sha(FileMap files) => ContentHash.OfText(string.Concat(files.Files.Select(file => file.Path + Encoding.UTF8.GetString(file.Content.Span)))).Hex[..40];
}
