using System.Collections.Concurrent;
using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary><c>local</c>: bare repositories of this machine and pages of our own server. There is no credential at all.</summary>
internal sealed class LocalDeployer(LocalRepositories repositories, LocalAddresses addresses, HttpClient http, string owner, TimeProvider time) : IDeployer
{
    /// <summary>The literal name.</summary>
    public const string LiteralName = "local";

    private const long MostHead = 128L << 20;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => LiteralName;

    /// <inheritdoc />
    public async Task<Submission> DeployAsync(DeployRequest request, CancellationToken cancellationToken)
    {
        CommitPaths.Require(request);
        var turn = turns.GetOrAdd(request.Repository, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            var repository = await repositories.FindOrMakeAsync(owner, request.Repository, cancellationToken);
            var commit = await AtomicCommit.MakeAsync(repository.Objects, request, time.GetUtcNow(), cancellationToken);
            await repository.PublishAsync(commit, cancellationToken);
            return new Submission(addresses.RepositoryOf(owner, request.Repository), commit, addresses.PageOf(owner, request.Repository));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(e);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async Task<bool> IsServedAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(submission.PagesUrl, UriKind.Absolute, out var page)) return false;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(addresses.Listening, page.AbsolutePath));
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode && answer.Headers.TryGetValues(PageVisitRequest.CommitHeader, out var served) && served.Single() == submission.CommitSha;
        }
        catch (HttpRequestException e)
        {
            throw new DeploymentException($"The page server at {addresses.Listening} does not answer: {e.Message}", isTransient: true, e);
        }
    }

    /// <inheritdoc />
    public async Task<FileMap> ReadHeadAsync(string repository, CancellationToken cancellationToken)
    {
        if (repositories.Find(owner, repository) is not { } found || await found.Objects.CommitAsync(AtomicCommit.Branch, cancellationToken) is not { } head) return FileMap.Empty;
        TreeEntry[] files = [.. (await found.Objects.ListAsync(head, cancellationToken) ?? throw TooLarge(repository)).Where(entry => entry.IsFile)];
        string[] ids = [.. files.Select(file => file.Id).Distinct(StringComparer.Ordinal)];
        var bytes = (await found.Objects.SizesAsync(ids, cancellationToken)).Values.Sum();
        if (bytes > MostHead) throw TooLarge(repository);
        var contents = await found.Objects.ReadAsync(ids, bytes, cancellationToken);
        return new FileMap(files.Select(file => new RepositoryFile(file.Path, contents[file.Id])));
    }

    private static DeploymentException TooLarge(string repository) => new($"The files of {repository} are more than {MostHead >> 20} MiB", isTransient: false);

    private static DeploymentException Unwritable(Exception e) => new($"The folder of the repositories cannot be used: {e.Message}", isTransient: false, e);
}
