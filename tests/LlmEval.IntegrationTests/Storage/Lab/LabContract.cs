using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>The ports of one store that the lab is kept in.</summary>
internal sealed record LabPorts(IResultStore Results, ILabCatalogue Catalogue, ILabRuns Runs, ILabExperiments Experiments, ILabScoring Scoring);

/// <summary>What the contracts of the lab's ports share. All tests of a contract are in one database: each makes what it is about.</summary>
public abstract class LabContract
{
    /// <summary>The time on the clock of the store.</summary>
    internal FakeTimeProvider Clock { get; } = new();

    internal abstract LabPorts Ports { get; }

    protected static CancellationToken None => CancellationToken.None;

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

    /// <summary>A run with its experiments, one of each config and row: the stored run and the samples in that order.</summary>
    /// <param name="prompt">A stored prompt.</param>
    /// <param name="configs">Stored configs.</param>
    /// <param name="sample">Makes the sample of a place; null for answers.</param>
    /// <param name="change">Changes the run before it is stored.</param>
    private protected async Task<(LabRun Run, IReadOnlyList<SampleResult> Samples)> MadeAsync(
        LabPrompt prompt, IReadOnlyList<LabConfig> configs, Func<int, SampleResult>? sample = null, Func<LabRun, LabRun>? change = null)
    {
        IReadOnlyList<string> tasks = prompt.Rows.Count == 0 ? [prompt.Name] : [.. prompt.Rows.Select(row => $"{prompt.Name}/{row.Name}")];
        var plan = Some.Plan([.. from config in configs from task in tasks select Some.Case(Some.Model(config.Name), Some.Task(task)) with { Messages = prompt.Messages }]);
        var (evaluation, cases) = (Some.Run(plan) with { Kind = RunKind.Lab }, Some.RunCases(plan));
        await Ports.Results.BeginRunAsync(evaluation, plan, cases, None);
        var run = await RunAsync(prompt, configs, made => (change?.Invoke(made) ?? made) with { EvalRun = evaluation.Id, PlannedExperiments = cases.Count });
        SampleResult[] samples = [.. Enumerable.Range(0, cases.Count).Select(place => sample?.Invoke(place) ?? SomeLab.Answer(place))];
        await Task.WhenAll(cases.Zip(samples, (item, made) => Ports.Results.SaveSampleAsync(item.Id, made, None)));
        await Ports.Results.FinishRunAsync(evaluation.Id, RunStatus.Completed, Some.Time, [], None);
        return (run, samples);
    }

    private protected async Task<LabSession> SessionAsync(LabPrompt prompt, Func<LabSession, LabSession>? change = null)
    {
        var session = SomeLab.Session(prompt);
        session = change?.Invoke(session) ?? session;
        await Ports.Runs.AddSessionAsync(session, None);
        return session;
    }
}
