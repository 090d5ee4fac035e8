using System.IO.Enumeration;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Core.Domain.Models;

/// <summary>What models cost, each price from a day on.</summary>
/// <param name="Prices">In the order of the list; the order decides only between prices that are alike in everything else.</param>
public sealed record PriceList(IReadOnlyList<ListedPrice> Prices)
{
    /// <summary>A list in which every model is unpriced.</summary>
    public static PriceList Empty { get; } = new([]);

    /// <summary>
    /// The price of a model on the day of a call (UTC): its own; else, where tokens are paid for, the one with the most specific name (exact before glob, a
    /// longer literal part before a shorter one, one for the model's provider before one for all), and of those the newest that holds.
    /// </summary>
    /// <returns>Null when nothing says what the model costs.</returns>
    public TokenPrice? Find(ModelOptions model, DateTimeOffset at)
    {
        if (model.Price is not null || !model.Provided.IsMetered) return model.Price;
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return Prices
            .Where(listed => listed.Price.Effective <= day && listed.Names(model))
            .OrderByDescending(listed => listed.IsExact)
            .ThenByDescending(listed => listed.LiteralLength)
            .ThenByDescending(listed => listed.Provider is not null)
            .ThenByDescending(listed => listed.Price.Effective)
            .FirstOrDefault()?.Price;
    }
}

/// <summary>A line of a price list.</summary>
/// <param name="Provider">Only for models of this provider; null for all.</param>
/// <param name="Pattern">The name of a model as the provider knows it; <c>*</c> stands for any characters, <c>?</c> for one.</param>
/// <param name="Price">The price, with the day from which it holds.</param>
public sealed record ListedPrice(string? Provider, string Pattern, TokenPrice Price)
{
    /// <summary>Whether the pattern is the name of one model.</summary>
    public bool IsExact => LiteralLength == Pattern.Length;

    /// <summary>Characters of the pattern that stand for themselves.</summary>
    public int LiteralLength => Pattern.Count(character => character is not ('*' or '?'));

    /// <summary>Whether the line speaks of a model.</summary>
    public bool Names(ModelOptions model) =>
        (Provider is null || Provider == model.Provider) && FileSystemName.MatchesSimpleExpression(Pattern, model.Model, ignoreCase: false);
}
