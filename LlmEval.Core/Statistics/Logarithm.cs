namespace LlmEval.Core.Statistics;

/// <summary>Logarithms that keep their digits.</summary>
internal static class Logarithm
{
    /// <summary>ln(1 + x), exact for a small x too.</summary>
    /// <remarks>double.LogP1 is Log(1 + x) and loses the digits of a small x; W. Kahan's correction keeps them.</remarks>
    public static double OnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }
}
