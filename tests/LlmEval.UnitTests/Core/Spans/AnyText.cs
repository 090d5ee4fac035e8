using LlmEval.Core.Domain.Review;

namespace LlmEval.UnitTests.Core.Spans;

/// <summary>Texts and ranges for properties, of what comes by chance.</summary>
internal static class AnyText
{
    // Plain characters hardly ever meet the special ones: two of three are made one of them. Repeats make quotes ambiguous.
    private const string Special = "\0\ud83d\ude00aab \r\n\t\u0301\u200d";

    /// <summary>A text full of what texts break at.</summary>
    public static string Of(char[] units) => new([.. units.Select((unit, i) => i % 3 == 0 ? unit : Special[unit % Special.Length])]);

    /// <summary>A range of a text that may be marked: not empty, no surrogate pair cut.</summary>
    public static (int Start, int End) Range(string text, int one, int other)
    {
        var (a, b) = (Place(text, one), Place(text, other));
        var (start, end) = a <= b ? (a, b) : (b, a);
        if (start == end) (start, end) = (0, text.Length);
        return (SpanCheck.Splits(text, start) ? start - 1 : start, SpanCheck.Splits(text, end) ? end + 1 : end);
    }

    private static int Place(string text, int number) => (int)((uint)number % (text.Length + 1));
}
