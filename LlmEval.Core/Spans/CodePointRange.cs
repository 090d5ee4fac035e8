using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Spans;

/// <summary>A half-open range of Unicode code points: what Python's and Rust's string indices count.</summary>
/// <param name="Start">The first code point.</param>
/// <param name="End">One past the last.</param>
public readonly record struct CodePointRange(int Start, int End)
{
    /// <summary>
    /// The same part of a text, counted in code points. A surrogate pair is one; a lone surrogate is one too, as is the U+FFFD that stands
    /// for it in a file. Combining marks and joiners count each for itself.
    /// </summary>
    /// <exception cref="ArgumentException">The range cannot be marked in this text; the message says why.</exception>
    public static CodePointRange Of(string text, SpanRange range)
    {
        if (SpanCheck.Problem(range, text) is { } problem) throw new ArgumentException($"The span {problem}.", nameof(range));
        var start = Count(text.AsSpan(0, range.StartUtf16));
        return new CodePointRange(start, start + Count(text.AsSpan(range.StartUtf16, range.EndUtf16 - range.StartUtf16)));
    }

    private static int Count(ReadOnlySpan<char> units)
    {
        var count = units.Length;
        for (var i = 1; i < units.Length; i++)
        {
            // Neither half can be part of two pairs: high and low are different ranges.
            if (char.IsSurrogatePair(units[i - 1], units[i])) count--;
        }

        return count;
    }
}
