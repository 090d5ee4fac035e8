using LlmEval.Core.Domain.Results;
using LlmEval.Core.Preferences;
using LlmEval.Review.Api.Judging;

namespace LlmEval.Review.Api.Preferences;

/// <summary>Derives the preferences of a run.</summary>
internal sealed class RunPreferences(IResultReader results, RunReviews reviews)
{
    /// <summary>The preferences, without texts.</summary>
    public async Task<DerivedPreferences> DeriveAsync(RunRecord run, PreferencePolicy policy, CancellationToken cancellationToken)
    {
        var said = await reviews.ReadAsync(run, cancellationToken);
        return await said.OnceAsync(
            // The hash leaves out the time, which decides nothing about a pair by itself.
            (policy.Hash, policy.Since),
            async () => PreferenceDerivation.Derive(PreferenceRun.Of(run, await results.ReadSetupAsync(run.Id, CancellationToken.None)), said.Pairs, said.Judgments, policy),
            cancellationToken);
    }
}
