using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Preferences;

namespace LlmEval.Adapters.Exports;

/// <summary>A run with its preferences, without texts of responses.</summary>
internal sealed record DerivedRun
{
    public required RunRecord Run { get; init; }

    public required IReadOnlyDictionary<ContentHash, JudgeRecord> Judges { get; init; }

    public required DerivedPreferences Derived { get; init; }

    /// <summary>Judgments that were read.</summary>
    public required int Judgments { get; init; }

    public required bool IsChainIntact { get; init; }

    /// <summary>Reads a run's judgments and derives its preferences.</summary>
    public static async Task<DerivedRun> ReadAsync(ExportSource source, RunRecord run, PreferencePolicy policy, CancellationToken cancellationToken)
    {
        var pairs = await source.Reviews.ReadPairsAsync(run.Id, cancellationToken);
        var judgments = new List<Judgment>();
        await foreach (var link in source.Reviews.ReadJudgmentsAsync(run.Id, cancellationToken)) judgments.Add(link.Judgment);
        var setup = await source.Results.ReadSetupAsync(run.Id, cancellationToken);
        return new DerivedRun
        {
            Run = run,
            Judges = await ReadJudgesAsync(source, run.Id, cancellationToken),
            Derived = PreferenceDerivation.Derive(PreferenceRun.Of(run, setup), pairs, judgments, policy),
            Judgments = judgments.Count,
            IsChainIntact = await source.Reviews.VerifyChainAsync(run.Id, cancellationToken) is null,
        };
    }

    /// <summary>The judges of a run by their hashes.</summary>
    public static async Task<IReadOnlyDictionary<ContentHash, JudgeRecord>> ReadJudgesAsync(ExportSource source, RunId run, CancellationToken cancellationToken) =>
        (await source.Reviews.ReadJudgesAsync(run, cancellationToken)).DistinctBy(judge => judge.Hash).ToDictionary(judge => judge.Hash);

    /// <summary>The run's entry in the manifest.</summary>
    public ManifestRun Manifest(long written) => new(
        Run.Id.Value, Run.Name, Run.ConfigHash.Hex, Run.DatasetName, Run.DatasetHash.Hex, Derived.Pairs, written, IsChainIntact);
}
