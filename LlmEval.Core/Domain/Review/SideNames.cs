using System.Text.RegularExpressions;

namespace LlmEval.Core.Domain.Review;

/// <summary>
/// Words about A and B as words about the pair: a critique is stored with <c>[first]</c> and <c>[second]</c>, because every reader sees the
/// two in an order of their own.
/// </summary>
public static partial class SideNames
{
    private const string First = "[first]";
    private const string Second = "[second]";
    private const int MatchMilliseconds = 1000;

    /// <summary>What a judge wrote of A and B, in terms of the pair.</summary>
    /// <param name="text">With <c>[A]</c> and <c>[B]</c>; also <c>Response A</c> and the like are understood.</param>
    /// <param name="shown">Which response was A.</param>
    public static string ToPair(string text, ShownOrder shown) => Letters().Replace(text, match =>
        (match.Groups["letter"].Value is "A") == (shown == ShownOrder.FirstIsA) ? First : Second);

    /// <summary>Words about a pair for a reader who sees it in this order.</summary>
    public static string ToReader(string text, ShownOrder shown) => shown == ShownOrder.FirstIsA ? Named(text, "A", "B") : Named(text, "B", "A");

    /// <summary>Words about a pair for somebody who knows which response is preferred.</summary>
    public static string ToPreference(string text, PairPlace chosen) => chosen == PairPlace.First
        ? Named(text, "the chosen response", "the rejected response")
        : Named(text, "the rejected response", "the chosen response");

    private static string Named(string text, string first, string second) =>
        text.Replace(First, first, StringComparison.Ordinal).Replace(Second, second, StringComparison.Ordinal);

    [GeneratedRegex(@"\[(?<letter>[AB])\]|\b(?:[Rr]esponse|[Cc]andidate|[Aa]nswer|[Ss]olution) (?<letter>[AB])\b", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Letters();
}
