namespace LlmEval.Core.Statistics;

/// <summary>McNemar's test of two sides that passed or failed the same tasks. Only tasks on which they disagree count.</summary>
/// <remarks>
/// Q. McNemar, Psychometrika 12 (1947) 153–157; exact: twice the smaller binomial tail at ½, at most 1. The mid-p takes half of the
/// observed table's probability: M. W. Fagerland, S. Lydersen, P. Laake, BMC Medical Research Methodology 13:91 (2013).
/// </remarks>
public sealed record McNemar
{
    /// <summary>Tasks that only the first side passed.</summary>
    public required long OnlyFirst { get; init; }

    /// <summary>Tasks that only the second side passed.</summary>
    public required long OnlySecond { get; init; }

    /// <summary>The exact test. Without any disagreement p is 1: nothing speaks for a difference.</summary>
    public required SignificanceTest Exact { get; init; }

    /// <summary>The mid-p beside it: less conservative, and no longer guaranteed to keep the level.</summary>
    public required SignificanceTest MidP { get; init; }

    /// <summary>Tests the counts of disagreement.</summary>
    /// <param name="onlyFirst">Tasks that only the first side passed, at least 0.</param>
    /// <param name="onlySecond">Tasks that only the second side passed, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static McNemar Of(long onlyFirst, long onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        var n = onlyFirst + onlySecond;
        var smaller = Math.Min(onlyFirst, onlySecond);
        // With equal counts both tails reach past the middle: the capped value is exactly 1.
        var twoTails = onlyFirst == onlySecond ? 1 : 2 * Binomial.LowerTail(smaller, n, 0.5);
        var mid = onlyFirst == onlySecond ? 1 : twoTails - Binomial.Probability(smaller, n, 0.5);
        return new McNemar
        {
            OnlyFirst = onlyFirst,
            OnlySecond = onlySecond,
            Exact = SignificanceTest.WithP("exact McNemar test", twoTails),
            MidP = SignificanceTest.WithP("McNemar mid-p test", mid),
        };
    }

    /// <summary>Tests one pair of outcomes per shared task.</summary>
    /// <param name="pairs">Whether the first and the second side passed.</param>
    public static McNemar Of(IReadOnlyCollection<(bool First, bool Second)> pairs) =>
        Of(pairs.LongCount(pair => pair is (true, false)), pairs.LongCount(pair => pair is (false, true)));
}
