namespace LlmEval.Core.Preferences;

/// <summary>Why a pair makes no preference. The first that applies, in this order, is counted.</summary>
public enum PreferenceDrop
{
    /// <summary>Nobody and nothing has judged it.</summary>
    NotJudged,

    /// <summary>Both responses are the same text.</summary>
    EqualTexts,

    /// <summary>It has verdicts, but none from a chosen source.</summary>
    OtherSource,

    /// <summary>It has verdicts from a chosen source, but none in a chosen lane.</summary>
    OtherLane,

    /// <summary>The chosen sources only passed over it.</summary>
    Skipped,

    /// <summary>The chosen judges came to no verdict: unresolved, or an answer that cannot be read.</summary>
    NoVerdict,

    /// <summary>Every deciding verdict is a tie, or more than half are.</summary>
    Tie,

    /// <summary>Every deciding verdict says that both are bad, or more than half do.</summary>
    BothBad,

    /// <summary>The deciding verdicts differ and no side has more than half of them: something to adjudicate.</summary>
    NoMajority,

    /// <summary>The winner fails the tests that the loser passes, and such preferences were not asked for.</summary>
    ContradictsTests,

    /// <summary>Decided before the time that was asked for.</summary>
    BeforeSince,

    /// <summary>A response has no text in the store.</summary>
    MissingText,
}
