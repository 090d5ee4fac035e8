using System.Globalization;

namespace LlmEval.Core.Assignments.Generators;

/// <summary>Decimal numbers as whole numbers of their last digit, so that no machine rounds them in its own way.</summary>
internal static class FixedPoint
{
    /// <summary>Writes a number that is not negative, e.g. 12345 hundredths as <c>123.45</c>.</summary>
    /// <param name="units">How many of the last digit.</param>
    /// <param name="digits">How many digits stand behind the point.</param>
    public static string Write(long units, int digits)
    {
        var one = One(digits);
        return string.Create(CultureInfo.InvariantCulture, $"{units / one}.{(units % one).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static long Read(string text) => long.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    /// <summary>The product of a number and a factor in the number's digits, halves rounded up.</summary>
    /// <param name="units">The number.</param>
    /// <param name="factor">The factor, in units of its own last digit.</param>
    /// <param name="factorDigits">How many digits of the factor stand behind the point.</param>
    public static long Multiply(long units, long factor, int factorDigits) => ((units * factor) + (One(factorDigits) / 2)) / One(factorDigits);

    private static long One(int digits)
    {
        var one = 1L;
        for (var i = 0; i < digits; i++) one *= 10;
        return one;
    }
}
