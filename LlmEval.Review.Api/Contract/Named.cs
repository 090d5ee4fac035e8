using LlmEval.Core.Domain.Identity;

namespace LlmEval.Review.Api.Contract;

/// <summary>A member of an enumeration in a query, by its stored name.</summary>
/// <param name="Value">The member.</param>
internal readonly record struct Named<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Reads a name.</summary>
    public static bool TryParse(string? text, out Named<T> named)
    {
        var known = NameOf<T>.TryParse(text, out var value);
        named = new Named<T>(value);
        return known;
    }
}
