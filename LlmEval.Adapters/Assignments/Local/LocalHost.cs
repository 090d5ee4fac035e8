using LlmEval.Adapters.Assignments.Git;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Local;

/// <summary>
/// A place for repositories and their pages on this machine, wholly offline: bare git repositories under a folder, and a page server of its
/// own. Disposing it stops the server; the repositories stay.
/// </summary>
public sealed class LocalHost : IAsyncDisposable
{
    private readonly PageServer server;
    private readonly HttpClient http;

    private LocalHost(PageServer server, HttpClient http, IDeployer deployer, ILocalRepositories reader, Uri address) =>
        (this.server, this.http, Deployer, Reader, Address) = (server, http, deployer, reader, address);

    /// <summary>Publishes here; its name is <c>local</c>.</summary>
    public IDeployer Deployer { get; }

    /// <summary>Reads the repositories of this host from the disk.</summary>
    public ILocalRepositories Reader { get; }

    /// <summary>The page server's address as others reach it: an origin of its own.</summary>
    public Uri Address { get; }

    /// <summary>Opens the folder and begins to serve.</summary>
    /// <param name="folder">Absolute path of the folder with the repositories; made when it is not there.</param>
    /// <param name="options">Where to serve.</param>
    /// <param name="time">Dates commits and repositories.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="DeploymentException">It cannot listen, or the folder cannot be used; the message says what to do.</exception>
    public static async Task<LocalHost> StartAsync(string folder, PageServerOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (CommitPaths.WhyNoName(options.Owner) is { } problem) throw new DeploymentException(problem, isTransient: false);
        if (options.Owner == LocalAddresses.Git) throw new DeploymentException($"The owner of repositories cannot be called '{LocalAddresses.Git}': its addresses are the repositories'", isTransient: false);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException($"The folder of the repositories cannot be used: {e.Message}", isTransient: false, e);
        }

        var git = new GitProgram(time);
        var repositories = new LocalRepositories(folder, git, time);
        var pages = await PageServer.StartAsync(repositories, options, cancellationToken);
        var addresses = new LocalAddresses(pages.Address, options.PublicAddress ?? pages.Address);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        var reader = new LocalRepositoryReader(repositories, addresses, new BareRepositoryReader(git, new RepositoryLimits()));
        return new LocalHost(pages, client, new LocalDeployer(repositories, addresses, client, options.Owner, time), reader, addresses.Shown);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
    }
}
