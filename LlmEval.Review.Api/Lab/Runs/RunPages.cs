using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Runs;

/// <summary>Runs and sessions as pages show them.</summary>
internal sealed class RunPages(ILabCatalogue catalogue, ILabRuns runs, ILabExperiments experiments, LabEvidenceReader evidence)
{
    /// <summary>A run that is there.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<LabRun> FindAsync(string id, CancellationToken cancellationToken) =>
        await runs.FindRunAsync(id, cancellationToken) ?? throw ProblemException.NotFound($"There is no run '{id}'. It may have been deleted.");

    /// <summary>The runs of a prompt, newest first.</summary>
    public async Task<IReadOnlyList<LabRunResponse>> ListAsync(string prompt, CancellationToken cancellationToken) =>
        await MapAsync(prompt, await runs.ListRunsAsync(prompt, cancellationToken), cancellationToken);

    /// <summary>Some runs, as they are listed.</summary>
    public async Task<IReadOnlyList<LabRunResponse>> MapAsync(IReadOnlyList<LabRun> some, CancellationToken cancellationToken)
    {
        var mapped = new Dictionary<string, LabRunResponse>(StringComparer.Ordinal);
        foreach (var prompt in some.GroupBy(run => run.Prompt))
        {
            foreach (var run in await MapAsync(prompt.Key, [.. prompt], cancellationToken)) mapped[run.Id] = run;
        }

        return [.. some.Select(run => mapped[run.Id])];
    }

    /// <summary>A run with its experiments.</summary>
    public async Task<LabRunDetailResponse> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var run = await FindAsync(id, cancellationToken);
        return new LabRunDetailResponse((await MapAsync([run], cancellationToken))[0], await CardsAsync(run, cancellationToken));
    }

    /// <summary>The experiments of a run by row and config.</summary>
    public async Task<IReadOnlyList<LabExperimentResponse>> CardsAsync(LabRun run, CancellationToken cancellationToken)
    {
        var byHand = HandScores.Latest((await evidence.ReadAsync(run.Prompt, cancellationToken)).ManualScores).ToLookup(score => score.Experiment);
        return [.. (await ExperimentsAsync(run, cancellationToken)).Select(experiment => ExperimentMapping.Card(experiment, byHand[experiment.Id]))];
    }

    /// <summary>The experiments of a run in full, by row and config.</summary>
    public async Task<IReadOnlyList<LabExperiment>> ExperimentsAsync(LabRun run, CancellationToken cancellationToken) => ExperimentMapping.InOrder(
        run, await PromptOfAsync(run, cancellationToken), await experiments.ReadAsync(new ExperimentFilter { Run = run.Id }, cancellationToken));

    /// <summary>What a run asked, in its version.</summary>
    public async Task<LabPrompt> PromptOfAsync(LabRun run, CancellationToken cancellationToken) =>
        await catalogue.FindPromptAsync(run.Prompt, run.PromptVersion, cancellationToken) ?? throw ProblemException.NotFound($"There is no prompt '{run.Prompt}'.");

    /// <summary>A session with its runs.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public async Task<LabSessionResponse> ReadSessionAsync(string id, CancellationToken cancellationToken) => (await MapAsync(
        [await runs.FindSessionAsync(id, cancellationToken) ?? throw ProblemException.NotFound($"There is no session '{id}'.")], cancellationToken))[0];

    /// <summary>Some sessions with their runs.</summary>
    public async Task<IReadOnlyList<LabSessionResponse>> MapAsync(IReadOnlyList<LabSession> sessions, CancellationToken cancellationToken)
    {
        var runsOf = new List<(LabSession Session, IReadOnlyList<LabRun> Runs)>();
        foreach (var session in sessions) runsOf.Add((session, await runs.RunsOfSessionAsync(session.Id, cancellationToken)));
        var mapped = (await MapAsync([.. runsOf.SelectMany(session => session.Runs)], cancellationToken)).ToLookup(run => run.Session);
        return [.. runsOf.Select(session => RunMapping.Session(session.Session, [.. mapped[session.Session.Id]]))];
    }

    private async Task<IReadOnlyList<LabRunResponse>> MapAsync(string prompt, IReadOnlyList<LabRun> some, CancellationToken cancellationToken)
    {
        if (some.Count == 0) return [];
        var known = new EvidenceByRun(await evidence.ReadAsync(prompt, cancellationToken));
        var weights = await catalogue.WeightsOfAsync(prompt, cancellationToken);
        return [.. some.Select(run => RunMapping.Run(run, known.Of(run.Id), weights))];
    }
}
