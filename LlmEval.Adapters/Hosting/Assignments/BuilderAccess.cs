using LlmEval.Adapters.Assignments.Course;
using LlmEval.Adapters.Assignments.GitHub;
using LlmEval.Adapters.Assignments.Local;
using LlmEval.Adapters.Resilience;
using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Assignments.Building;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Pipeline.Assignments.Building;

namespace LlmEval.Adapters.Hosting.Assignments;

/// <summary>A builder as the environment describes it, in the original's names: <c>STUDENT_SECRET</c>, <c>STUDENT_EMAIL</c>, <c>GITHUB_TOKEN</c>, <c>GITHUB_USERNAME</c> and those of <see cref="CourseModel"/>.</summary>
public sealed class BuilderAccess : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> owned = [];
    private readonly List<IDisposable> held = [];
    private readonly TimeProvider time;
    private IDeployer deployer = null!;
    private CourseWire wire = null!;
    private IModelClient? model;
    private ModelOptions? options;

    private BuilderAccess(BuilderSettings settings, TimeProvider time) => (Settings, this.time) = (settings, time);

    /// <summary>Who it is.</summary>
    public BuilderSettings Settings { get; }

    /// <summary>What it uses, a line for people each; without secrets.</summary>
    public IReadOnlyList<string> Description { get; private set; } = [];

    /// <summary>Makes the builder.</summary>
    /// <param name="environment">Looks up variables.</param>
    /// <param name="stateFolder">Absolute path of the folder in which local repositories are kept.</param>
    /// <param name="pagesPort">The port of the pages, where they are served here.</param>
    /// <param name="deployTo"><c>local</c> or <c>github</c>; null: GitHub where token and user name are set.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ModelSetupException">The variables name no model that can be used.</exception>
    /// <exception cref="DeploymentException">Pages cannot be served here, or there is no token.</exception>
    public static async Task<BuilderAccess> OpenAsync(
        Func<string, string?> environment, string stateFolder, int pagesPort, string? deployTo, TimeProvider time, CancellationToken cancellationToken)
    {
        var (email, user, secret) = (Value("STUDENT_EMAIL"), Value("GITHUB_USERNAME"), Value("STUDENT_SECRET"));
        var access = new BuilderAccess(new BuilderSettings
        {
            Name = email ?? "builder",
            Email = email,
            Secret = secret is null ? null : new Secret("${env:STUDENT_SECRET}", secret),
            Holder = user ?? new BuilderSettings { Name = "" }.Holder,
        }, time);
        try
        {
            access.options = CourseModel.OfBuilder(environment);
            var gitHub = GitHubOptions.From(environment);
            List<Secret> secrets = [.. access.options?.Provided.Secrets ?? [], .. access.Settings.Secret is { } own ? [own] : (IEnumerable<Secret>)[], .. gitHub is null ? (IEnumerable<Secret>)[] : [gitHub.Token]];
            if (access.options is { } chosen)
            {
                access.model = new ModelClientFactory(ModelProviders.All(time), time) { Secrets = secrets }.Create(chosen);
                access.owned.Add(access.model);
            }

            access.wire = new CourseWire(access.Settings.Secret is { } shared ? [shared] : null);
            access.held.Add(access.wire);
            await access.OpenDeployerAsync(deployTo ?? (gitHub is not null && user is not null ? GitHubDeployer.LiteralName : "local"), gitHub, stateFolder, pagesPort, cancellationToken);
            return access;
        }
        catch
        {
            await access.DisposeAsync();
            throw;
        }

        string? Value(string name) => environment(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>Its ports.</summary>
    /// <param name="jobs">Keeps its jobs.</param>
    public BuilderPorts Ports(IBuildJobStore jobs) => new()
    {
        Jobs = jobs,
        Model = model,
        Parameters = options?.Parameters ?? new ModelParameters(),
        Deployer = deployer,
        Notices = wire,
        Time = time,
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(owned)) await one.DisposeAsync();
        foreach (var one in held) one.Dispose();
    }

    private async Task OpenDeployerAsync(string kind, GitHubOptions? gitHub, string stateFolder, int pagesPort, CancellationToken cancellationToken)
    {
        var said = options is null ? "no model: set LLM_PROVIDER, LLM_MODEL and the provider's key" : $"model {options.Model} of {options.Provider}";
        if (kind == GitHubDeployer.LiteralName)
        {
            var pages = new GitHubDeployer(gitHub ?? throw new DeploymentException($"{GitHubOptions.TokenVariable} is not set: GitHub takes no repositories without it", isTransient: false), time);
            held.Add(pages);
            (deployer, Description) = (pages, [said, "repositories and pages on GitHub"]);
            return;
        }

        var host = await LocalHost.StartAsync(Path.Combine(stateFolder, "assignments"), new PageServerOptions { Port = pagesPort }, time, cancellationToken);
        owned.Add(host);
        (deployer, Description) = (host.Deployer, [said, $"repositories and pages at {host.Address}"]);
    }
}
