using System.Globalization;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Review.Api.Paging;

namespace LlmEval.Review.Api.Observatory;

/// <summary>Pages of lists whose items are numbered, newest first.</summary>
internal static class NumberCursor
{
    /// <summary>The part of the list that was asked for, and one item more, which tells whether there is a next page.</summary>
    /// <exception cref="Problems.ProblemException">The cursor or the limit is not valid.</exception>
    public static ListPage Read(string? after, int? limit) => new(PageSize.Of(limit) + 1, Before(after));

    /// <summary>The page of what was read.</summary>
    /// <param name="read">The items, one more than the page has where there are more.</param>
    /// <param name="limit">As it was asked for.</param>
    /// <param name="number">An item's number.</param>
    /// <param name="map">Maps an item.</param>
    public static Page<TResponse> Page<T, TResponse>(IReadOnlyList<T> read, int? limit, Func<T, long> number, Func<T, TResponse> map)
    {
        var shown = read.Take(PageSize.Of(limit)).ToList();
        return new Page<TResponse>([.. shown.Select(map)], read.Count > shown.Count ? Cursor.Write(number(shown[^1]).ToString(CultureInfo.InvariantCulture)) : null);
    }

    private static long? Before(string? after) => Cursor.Read(after, 1) is not [var key]
        ? null
        : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Cursor.Invalid();
}
