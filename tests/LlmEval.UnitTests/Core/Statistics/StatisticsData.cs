using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

/// <summary>Published data sets that several tests share.</summary>
internal static class StatisticsData
{
    /// <summary>R's data set "cars": speed in mph and stopping distance in feet.</summary>
    public static readonly TrendPoint[] Cars =
    [
        new(4, 2), new(4, 10), new(7, 4), new(7, 22), new(8, 16), new(9, 10), new(10, 18), new(10, 26), new(10, 34), new(11, 17),
        new(11, 28), new(12, 14), new(12, 20), new(12, 24), new(12, 28), new(13, 26), new(13, 34), new(13, 34), new(13, 46), new(14, 26),
        new(14, 36), new(14, 60), new(14, 80), new(15, 20), new(15, 26), new(15, 54), new(16, 32), new(16, 40), new(17, 32), new(17, 40),
        new(17, 50), new(18, 42), new(18, 56), new(18, 76), new(18, 84), new(19, 36), new(19, 46), new(19, 68), new(20, 32), new(20, 48),
        new(20, 52), new(20, 56), new(20, 64), new(22, 66), new(23, 54), new(24, 70), new(24, 92), new(24, 93), new(24, 120), new(25, 85),
    ];

    /// <summary>K. Krippendorff (2011), section D: four observers, twelve units, missing ratings. Also irrCAC's cac.raw4raters.</summary>
    public static readonly string?[][] Krippendorff =
    [
        ["1", "1", null, "1"], ["2", "2", "3", "2"], ["3", "3", "3", "3"], ["3", "3", "3", "3"], ["2", "2", "2", "2"], ["1", "2", "3", "4"],
        ["4", "4", "4", "4"], ["1", "1", "2", "1"], ["2", "2", "2", "2"], [null, "5", "5", "5"], [null, null, "1", "1"], [null, "3", null, null],
    ];

    /// <summary>irrCAC's cont3x3abstractors: two abstractors, 100 pregnancies.</summary>
    public static readonly int[,] Abstractors = { { 13, 0, 0 }, { 0, 20, 7 }, { 0, 4, 56 } };

    /// <summary>The pairs of ratings that a table counts.</summary>
    public static IEnumerable<(string First, string Second)> Pairs(int[,] table) =>
        from i in Enumerable.Range(0, table.GetLength(0))
        from j in Enumerable.Range(0, table.GetLength(1))
        from _ in Enumerable.Range(0, table[i, j])
        select ($"{i}", $"{j}");
}
