using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Agreement;

/// <summary>The scales on which verdicts are compared.</summary>
internal static class Scales
{
    /// <summary>From first much better to second much better. That both are bad names no winner, and stands where a tie does.</summary>
    public static IReadOnlyList<string> FiveWay { get; } =
        [.. new[] { Verdict.FirstMuchBetter, Verdict.FirstBetter, Verdict.Tie, Verdict.SecondBetter, Verdict.SecondMuchBetter }.Select(NameOf<Verdict>.Of)];

    /// <summary>Who wins.</summary>
    public static IReadOnlyList<string> Winner { get; } = ["first", "none", "second"];

    /// <summary>A verdict on the five-way scale.</summary>
    public static string OnFiveWay(Judgment judgment) =>
        NameOf<Verdict>.Of(judgment.Verdict == Verdict.BothBad ? Verdict.Tie : judgment.Verdict!.Value);

    /// <summary>A verdict's winner.</summary>
    public static string OnWinner(Judgment judgment) => judgment.Verdict!.Value.Winner() switch
    {
        PairPlace.First => "first",
        PairPlace.Second => "second",
        _ => "none",
    };
}
