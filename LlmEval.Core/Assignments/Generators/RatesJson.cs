using System.Text;
using LlmEval.Core.Assignments.Attachments;

namespace LlmEval.Core.Assignments.Generators;

/// <summary><c>rates_json</c>: what one US dollar is in other currencies, with four decimals, and the total of the sales in one of them.</summary>
internal sealed class RatesJson : IDataGenerator
{
    private const int Digits = 4;

    // Around what the rates once were, in ten-thousandths.
    private static readonly (string Currency, int Least, int Most)[] Currencies =
    [
        ("EUR", 8_200, 9_900), ("GBP", 7_100, 8_600), ("CHF", 8_100, 9_700), ("INR", 780_000, 890_000), ("JPY", 1_190_000, 1_590_000), ("CAD", 12_600, 14_400),
    ];

    /// <inheritdoc />
    public string Name => "rates_json";

    /// <inheritdoc />
    public IReadOnlyList<string> After => ["sales_csv"];

    /// <inheritdoc />
    public IReadOnlyList<DataVariable> Variables { get; } =
    [
        new("rates_json", "the rates as a data URI of `application/json`: `base` (`USD`) and `rates`, a map of currency and rate"),
        new("currency", "one of the currencies, not `USD`"),
        new("rate", "what one dollar is in it, e.g. `0.9213`"),
        new("converted", "`result` in it, rounded to two decimals"),
    ];

    /// <inheritdoc />
    public GeneratedData Generate(SeedStream stream, IReadOnlyDictionary<string, string> before)
    {
        var rates = Currencies.Select(of => (of.Currency, Rate: (long)stream.Between(of.Least, of.Most))).ToArray();
        var (currency, rate) = stream.Pick(rates);
        var lines = rates.Select(of => $"    \"{of.Currency}\": {FixedPoint.Write(of.Rate, Digits)}");
        var json = $"{{\n  \"base\": \"USD\",\n  \"rates\": {{\n    \"USD\": 1,\n{string.Join(",\n", lines)}\n  }}\n}}\n";
        return new GeneratedData(new Dictionary<string, string>
        {
            ["rates_json"] = DataUri.Write("application/json", Encoding.UTF8.GetBytes(json)),
            ["currency"] = currency,
            ["rate"] = FixedPoint.Write(rate, Digits),
            ["converted"] = FixedPoint.Write(FixedPoint.Multiply(FixedPoint.Read(before["result"]), rate, Digits), 2),
        });
    }
}
