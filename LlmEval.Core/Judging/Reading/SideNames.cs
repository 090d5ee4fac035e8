using System.Text.RegularExpressions;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Reading;

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
    public static string ToReader(string text, ShownOrder shown) => shown == ShownOrder.FirstIsA
        ? text.Replace(First, "A", StringComparison.Ordinal).Replace(Second, "B", StringComparison.Ordinal)
        : text.Replace(First, "B", StringComparison.Ordinal).Replace(Second, "A", StringComparison.Ordinal);

    [GeneratedRegex(@"\[(?<letter>[AB])\]|\b(?:[Rr]esponse|[Cc]andidate|[Aa]nswer|[Ss]olution) (?<letter>[AB])\b", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Letters();
}
