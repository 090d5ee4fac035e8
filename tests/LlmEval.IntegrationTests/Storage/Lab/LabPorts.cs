using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Results;
using LlmEval.Tests.Shared;

namespace LlmEval.IntegrationTests.Storage.Lab;

/// <summary>A store that the lab is kept in, empty when it is opened.</summary>
internal interface ILabStore : IAsyncDisposable
{
    /// <summary>Its ports.</summary>
    LabPorts Ports { get; }
}

/// <summary>The ports of one store that the lab is kept in.</summary>
internal sealed record LabPorts(
    IResultStore Results, ILabCatalogue Catalogue, ILabRuns Runs, ILabExperiments Experiments, ILabScoring Scoring, ILabRevision Revision)
{
    /// <summary>A run with its experiments, one of each config and row: the stored run and the samples in that order.</summary>
    /// <param name="prompt">A stored prompt.</param>
    /// <param name="configs">Stored configs.</param>
    /// <param name="sample">Makes the sample of a place; null for answers.</param>
    /// <param name="change">Changes the run before it is stored.</param>
    public async Task<(LabRun Run, IReadOnlyList<SampleResult> Samples)> MakeRunAsync(
        LabPrompt prompt, IReadOnlyList<LabConfig> configs, Func<int, SampleResult>? sample = null, Func<LabRun, LabRun>? change = null)
    {
        var (run, cases) = await BeginRunAsync(prompt, configs, change);
        SampleResult[] samples = [.. Enumerable.Range(0, cases.Count).Select(place => sample?.Invoke(place) ?? SomeLab.Answer(place))];
        await Task.WhenAll(cases.Zip(samples, (item, made) => Results.SaveSampleAsync(item.Id, made, CancellationToken.None)));
        await Results.FinishRunAsync(run.EvalRun!.Value, RunStatus.Completed, Some.Time, [], CancellationToken.None);
        return (run, samples);
    }

    /// <summary>A run that has no experiment yet: the stored run and the cases that its samples are to be saved for.</summary>
    /// <param name="prompt">A stored prompt.</param>
    /// <param name="configs">Stored configs.</param>
    /// <param name="change">Changes the run before it is stored.</param>
    public async Task<(LabRun Run, IReadOnlyList<RunCase> Cases)> BeginRunAsync(LabPrompt prompt, IReadOnlyList<LabConfig> configs, Func<LabRun, LabRun>? change = null)
    {
        IReadOnlyList<string> tasks = prompt.Rows.Count == 0 ? [prompt.Name] : [.. prompt.Rows.Select(row => $"{prompt.Name}/{row.Name}")];
        var plan = Some.Plan([.. from config in configs from task in tasks select Some.Case(Some.Model(config.Name), Some.Task(task)) with { Messages = prompt.Messages }]) with
        {
            Kind = RunKind.Lab,
        };
        var (evaluation, cases) = (Some.Run(plan), Some.RunCases(plan));
        await Results.BeginRunAsync(evaluation, plan, cases, CancellationToken.None);
        var run = SomeLab.Run(prompt, configs) with { EvalRun = evaluation.Id, PlannedExperiments = cases.Count };
        run = change?.Invoke(run) ?? run;
        await Runs.AddRunAsync(run, CancellationToken.None);
        return (run, cases);
    }
}
