using System.Globalization;

namespace LlmEval.Adapters.Trx;

/// <summary>How values are written in TRX, and the ids that it fixes.</summary>
internal static class TrxFormat
{
    // The ids that Visual Studio gives to unit tests and to its two lists; readers know them by heart.
    public const string UnitTestType = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    public const string ResultsNotInAList = "8c84fa94-04c1-424b-9868-57a2d4851a1d";
    public const string AllLoadedResults = "19431567-8539-422a-85d7-44ee4e166bda";

    public static string Text(Guid id) => id.ToString("D");

    public static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    // TimeSpan's own format "c", as Visual Studio writes it, but with the decimals also where they are all zero.
    public static string Text(TimeSpan duration) =>
        duration.ToString(duration.Days == 0 ? @"hh\:mm\:ss\.fffffff" : @"d\.hh\:mm\:ss\.fffffff", CultureInfo.InvariantCulture);
}
