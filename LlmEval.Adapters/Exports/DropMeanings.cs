using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Preferences;

namespace LlmEval.Adapters.Exports;

/// <summary>What was left out, in words.</summary>
internal static class DropMeanings
{
    /// <summary>The reasons, most frequent first.</summary>
    public static IReadOnlyList<ManifestDrop> Of(IReadOnlyDictionary<PreferenceDrop, int> dropped) =>
    [
        .. dropped.OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key)
            .Select(entry => new ManifestDrop(NameOf<PreferenceDrop>.Of(entry.Key), entry.Value, Meaning(entry.Key))),
    ];

    private static string Meaning(PreferenceDrop reason) => reason switch
    {
        PreferenceDrop.NotJudged => "nobody has judged the pair",
        PreferenceDrop.EqualTexts => "both responses are the same text",
        PreferenceDrop.OtherSource => "judged, but not by a chosen source",
        PreferenceDrop.OtherLane => "judged, but not in a chosen lane",
        PreferenceDrop.Skipped => "reviewers only passed over it",
        PreferenceDrop.NoVerdict => "the judge came to no verdict",
        PreferenceDrop.Tie => "a tie",
        PreferenceDrop.BothBad => "both responses are bad",
        PreferenceDrop.NoMajority => "no response is preferred by more than half",
        PreferenceDrop.ContradictsTests => "the winner fails the tests that the loser passes",
        PreferenceDrop.BeforeSince => "decided before the time that was asked for",
        PreferenceDrop.MissingText => "a response has no text",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
