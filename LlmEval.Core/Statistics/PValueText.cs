using System.Globalization;

namespace LlmEval.Core.Statistics;

/// <summary>p values as people read them.</summary>
public static class PValueText
{
    private const double Smallest = 0.0001;

    /// <summary>Four decimals; below them <c>&lt; 0.0001</c>, since no p value is 0; a dash when undefined.</summary>
    public static string Of(double? p) => p switch
    {
        null => "–",
        < Smallest => "< 0.0001",
        { } value => value.ToString("0.0000", CultureInfo.InvariantCulture),
    };
}
