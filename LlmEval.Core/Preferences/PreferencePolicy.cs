using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Preferences;

/// <summary>Which judgments make preferences. It is part of every preference's identity, all but <see cref="Since"/>.</summary>
/// <remarks>
/// Of the current verdicts of a pair that come from <see cref="Sources"/> in <see cref="Lanes"/>, the highest group decides alone:
/// adjudications, votes of people, imported ones, rules, judges. Within a group the response that more than half of the verdicts prefer wins;
/// without one there is no preference.
/// </remarks>
public sealed record PreferencePolicy
{
    /// <summary>Whose verdicts count. Default people only.</summary>
    public IReadOnlyCollection<JudgmentSource> Sources { get; init; } = [JudgmentSource.Human];

    /// <summary>The lanes whose votes count; empty (the default) for all. Adjudications and what is not a person's has no lane and stays.</summary>
    public IReadOnlyCollection<Lane> Lanes { get; init; } = [];

    /// <summary>Whether winners that fail the tests which the loser passes are kept. Default no: the tests are the source of truth.</summary>
    public bool IncludesContradictions { get; init; }

    /// <summary>Keeps only preferences whose newest deciding judgment was made then or later, UTC; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Hash over what decides whether and which way a pair is preferred.</summary>
    public ContentHash Hash => ContentHash.OfJson(new
    {
        v = 1,
        sources = Names(Sources),
        lanes = Names(Lanes),
        contradictions = IncludesContradictions,
    });

    /// <summary>Whether a judgment counts as far as its source is concerned.</summary>
    internal bool CountsSource(Judgment judgment) => Sources.Contains(judgment.Source);

    /// <summary>Whether a judgment counts as far as its lane is concerned.</summary>
    internal bool CountsLane(Judgment judgment) =>
        Lanes.Count == 0 || judgment.Lane is not { } lane || judgment.Action == ReviewAction.Adjudicate || Lanes.Contains(lane);

    private static string[] Names<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Distinct().Order().Select(NameOf<T>.Of)];
}
