namespace LlmEval.Core.Preferences;

/// <summary>What the judgments of some pairs come to.</summary>
public sealed record DerivedPreferences
{
    /// <summary>Pairs that were looked at: the preferences and the dropped ones.</summary>
    public required int Pairs { get; init; }

    /// <summary>The preferences, in the order of the pairs.</summary>
    public required IReadOnlyList<Preference> Preferences { get; init; }

    /// <summary>How many pairs made none, by reason.</summary>
    public required IReadOnlyDictionary<PreferenceDrop, int> Dropped { get; init; }
}
