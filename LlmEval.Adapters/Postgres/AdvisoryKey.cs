using System.Globalization;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.Adapters.Postgres;

/// <summary>Keys of advisory locks, which are numbers, of what has a name.</summary>
internal static class AdvisoryKey
{
    private const int Digits = sizeof(long) * 2;

    /// <summary>The first 64 bits of a hash that is made of what is locked and of its name.</summary>
    public static long Of(ContentHash hash) => long.Parse(hash.Hex[..Digits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
