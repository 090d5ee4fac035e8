using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;

namespace LlmEval.Review.Api.Preferences;

/// <summary>Derives the preferences of a run.</summary>
internal sealed class RunPreferences(IResultReader results, IReviewReader reviews)
{
    /// <summary>The preferences, without texts.</summary>
    public async Task<DerivedPreferences> DeriveAsync(RunRecord run, PreferencePolicy policy, CancellationToken cancellationToken)
    {
        var pairs = await reviews.ReadPairsAsync(run.Id, cancellationToken);
        var judgments = new List<Judgment>();
        await foreach (var link in reviews.ReadJudgmentsAsync(run.Id, cancellationToken)) judgments.Add(link.Judgment);
        return PreferenceDerivation.Derive(PreferenceRun.Of(run, await results.ReadSetupAsync(run.Id, cancellationToken)), pairs, judgments, policy);
    }
}
