using LlmEval.Adapters.Hosting.Assignments;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Sandboxing;
using LlmEval.Core.Domain.Tasks;
using LlmEval.Core.Judging.Quality;
using LlmEval.Core.Pipeline.Assignments;

namespace LlmEval.Adapters.Hosting;

/// <summary>What the web apps of a run are published to and checked by: repositories and pages on this machine, and its browser.</summary>
public sealed class AttemptAccess : IAsyncDisposable
{
    private readonly PagePlace place;
    private readonly TimeProvider time;
    private IModelClient? judge;

    private AttemptAccess(PagePlace place, TimeProvider time, int workers)
    {
        (this.place, this.time) = (place, time);
        Sandbox = new NoSandbox(
            new SandboxInfo { Backend = "chromium", PythonVersion = "none", Description = $"web apps, each visited in a browser of its own without network: {place.Pages.Isolation}" }, workers);
    }

    /// <summary>Stands where the sandbox of other runs is.</summary>
    public ISandbox Sandbox { get; }

    /// <summary>Whether a plan has web apps.</summary>
    public static bool IsNeededBy(EvalPlan plan) => plan.Tasks.Tasks.Any(task => task.Tests.Kind == TestKind.Assignment);

    /// <summary>Starts the place where repositories and pages are, in the state folder.</summary>
    /// <exception cref="SandboxUnavailableException">There is no git, no browser or no Node here: no page is taken for checked without.</exception>
    public static async Task<AttemptAccess> OpenAsync(EvalConfig config, string workingDirectory, TimeProvider time, CancellationToken cancellationToken)
    {
        var state = DatabaseAccess.OptionsFor(config, workingDirectory).StateFolder;
        return new AttemptAccess(await PagePlace.OpenAsync(state, time, cancellationToken), time, Math.Max(1, Environment.ProcessorCount / 2));
    }

    /// <summary>The ports.</summary>
    /// <param name="quality">Gives its opinion of README and code; null for none.</param>
    public AssignmentPorts Ports(QualityJudge? quality) => new()
    {
        Deployer = place.Host.Deployer,
        Repositories = place.Host.Reader,
        Pages = place.Pages,
        Quality = quality,
        Time = time,
    };

    /// <summary>The config's judge as one of README and code; null when it has none.</summary>
    internal QualityJudge? JudgeOf(EvalConfig config, Func<ModelOptions, IModelClient> createClient, IAnswerCache answers, CachePolicy cache)
    {
        if (config.Judge is not { Model: var model, QualityRepeats: var repeats }) return null;
        judge = createClient(model);
        return QualityJudges.Create(model, judge, answers, config.Prices, config.Seed, cache, time, repeats);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (judge is not null) await judge.DisposeAsync();
        await place.DisposeAsync();
    }
}
