using System.Globalization;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports;

/// <summary>Money as text: the same on the terminal and in reports. What is not known is said, and never shown as nothing.</summary>
public static class Amounts
{
    private const int MostDecimals = 9;

    /// <summary>What answers cost, to the last digit: <c>$0.0123</c>, <c>≥ $1.23, 4 unpriced</c>, <c>$1.23 (now $0.40)</c> when some came from the cache.</summary>
    public static string Of(CostSummary cost)
    {
        if (cost.All.Count == 0) return cost.Unpriced == 0 ? "–" : "unpriced";
        var now = cost.Paid.SequenceEqual(cost.All) ? "" : $" (now {(cost.Paid.Count == 0 ? "nothing" : Exact(cost.Paid))})";
        return cost.Unpriced == 0 ? Exact(cost.All) + now : $"≥ {Exact(cost.All)}{now}, {Figures.Count(cost.Unpriced)} unpriced";
    }

    /// <summary>Amounts to the last digit; currencies stand beside each other.</summary>
    public static string Exact(IReadOnlyList<Money> amounts) => string.Join(" + ", amounts.Select(Exact));

    /// <summary>An amount to the last digit, with at least two decimals.</summary>
    public static string Exact(Money money) => In(money.Currency, money.Amount.ToString("#,##0.00##########################", CultureInfo.InvariantCulture));

    /// <summary>Amounts rounded up, so that none is more than it seems: two decimals, or two digits of what is below one.</summary>
    public static string Rounded(IReadOnlyList<Money> amounts) => string.Join(" + ", amounts.Select(Rounded));

    /// <summary>An amount rounded up.</summary>
    public static string Rounded(Money money)
    {
        var decimals = 2;
        while (decimals < MostDecimals && money.Amount > 0 && money.Amount * Power(decimals) < 10) decimals++;
        var scale = Power(decimals);
        var format = "#,##0." + new string('0', decimals);
        return In(money.Currency, (Math.Ceiling(money.Amount * scale) / scale).ToString(format, CultureInfo.InvariantCulture));
    }

    private static string In(string currency, string amount) => currency == TokenPrice.Usd ? "$" + amount : $"{amount} {currency}";

    private static decimal Power(int decimals) => decimals == 0 ? 1 : 10 * Power(decimals - 1);
}
