using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.PromptLab.Ranking;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>Reads runs with their figures.</summary>
internal sealed class RunViews(ILabRuns runs, ILabExperiments experiments, ILabScoring scoring)
{
    /// <summary>The runs of a prompt, newest first.</summary>
    public async Task<IReadOnlyList<RunBody>> OfPromptAsync(string prompt, CancellationToken cancellationToken) =>
        await OfAsync(prompt, await runs.ListRunsAsync(prompt, cancellationToken), cancellationToken);

    /// <summary>A run.</summary>
    public async Task<RunBody> OfAsync(LabRun run, CancellationToken cancellationToken) => (await OfAsync(run.Prompt, [run], cancellationToken))[0];

    private async Task<IReadOnlyList<RunBody>> OfAsync(string prompt, IReadOnlyList<LabRun> shown, CancellationToken cancellationToken)
    {
        var filter = new ExperimentFilter { Prompt = prompt, Run = shown is [var only] ? only.Id : null };
        var facts = (await experiments.ReadFactsAsync(filter, cancellationToken)).ToLookup(fact => fact.Run);
        var rankings = await scoring.ReadRankingsAsync(prompt, cancellationToken);
        var scores = await scoring.ReadScoresAsync(prompt, cancellationToken);
        return [.. shown.Select(run => RunBody.Of(run, [.. facts[run.Id]], Placement.Best([.. facts[run.Id]], rankings, scores)))];
    }
}
