using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>What the contracts of the lab's ports share. All tests of a contract are in one database: each makes what it is about.</summary>
public abstract class LabContract
{
    /// <summary>The time on the clock of the store.</summary>
    internal FakeTimeProvider Clock { get; } = new();

    internal LabPorts Ports => store.Ports;

    protected static CancellationToken None => CancellationToken.None;

    private ILabStore store = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => store = await OpenStoreAsync();

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        if (store is not null) await store.DisposeAsync();
    }

    private protected abstract Task<ILabStore> OpenStoreAsync();

    private protected Task<LabPrompt> PromptAsync(LabPrompt? prompt = null) => Ports.Catalogue.AddPromptAsync(prompt ?? SomeLab.Prompt(), None);

    private protected Task<LabConfig> ConfigAsync(LabConfig? config = null) => Ports.Catalogue.AddConfigAsync(config ?? SomeLab.Config(), None);

    private protected Task<ReviewPrompt> ReviewPromptAsync(ReviewPrompt? prompt = null) => Ports.Catalogue.AddReviewPromptAsync(prompt ?? SomeLab.ReviewPrompt(), None);

    /// <summary>A stored run.</summary>
    private protected async Task<LabRun> RunAsync(LabPrompt prompt, IReadOnlyList<LabConfig> configs, Func<LabRun, LabRun>? change = null)
    {
        var run = SomeLab.Run(prompt, configs);
        run = change?.Invoke(run) ?? run;
        await Ports.Runs.AddRunAsync(run, None);
        return run;
    }

    private protected Task<(LabRun Run, IReadOnlyList<SampleResult> Samples)> MadeAsync(
        LabPrompt prompt, IReadOnlyList<LabConfig> configs, Func<int, SampleResult>? sample = null, Func<LabRun, LabRun>? change = null) =>
        Ports.MakeRunAsync(prompt, configs, sample, change);

    private protected async Task<LabSession> SessionAsync(LabPrompt prompt, Func<LabSession, LabSession>? change = null)
    {
        var session = SomeLab.Session(prompt);
        session = change?.Invoke(session) ?? session;
        await Ports.Runs.AddSessionAsync(session, None);
        return session;
    }
}
