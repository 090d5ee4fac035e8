using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using Npgsql;

namespace LlmEval.Adapters.Postgres.Results.Writing;

/// <summary>The prices of a transaction, each once.</summary>
internal sealed class PriceSet
{
    private static readonly Stage<KeyValuePair<ContentHash, TokenPrice>> Rows = new("core.price", "key", row => row
        .Hash("key", price => price.Key)
        .Text("currency", price => price.Value.Currency)
        .Decimal("input", price => price.Value.Input)
        .Decimal("cached_input", price => price.Value.CachedInput)
        .Decimal("output", price => price.Value.Output)
        .Date("effective", price => price.Value.Effective)
        .Text("source", price => price.Value.Source));

    private readonly Dictionary<ContentHash, TokenPrice> prices = [];

    /// <summary>Adds a price and gives its key; null for null.</summary>
    public ContentHash? Add(TokenPrice? price)
    {
        if (price is null) return null;
        var key = ContentHash.OfJson(new
        {
            v = 1,
            currency = price.Currency,
            input = Exact(price.Input),
            cached_input = Exact(price.CachedInput),
            output = Exact(price.Output),
            effective = price.Effective?.ToString("O", CultureInfo.InvariantCulture),
            source = price.Source,
        });
        prices[key] = price;
        return key;

        // Trailing zeros are no part of an amount: 2.50 and 2.5 are one price.
        static string Exact(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the prices that the store does not have.</summary>
    public Task InsertAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => Rows.InsertAsync(connection, prices, cancellationToken);
}
