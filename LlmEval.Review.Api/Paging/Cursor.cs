using System.Buffers.Text;
using System.Text.Json;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Paging;

/// <summary>Where a page begins: the keys of the last item before it, as one opaque word.</summary>
internal static class Cursor
{
    /// <summary>The word for some keys.</summary>
    public static string Write(params IReadOnlyList<string?> keys) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(keys));

    /// <summary>The keys of a word; null for null.</summary>
    /// <param name="after">As it came in the query.</param>
    /// <param name="keys">How many keys it must have.</param>
    /// <exception cref="ProblemException">It is not one of ours.</exception>
    public static IReadOnlyList<string?>? Read(string? after, int keys)
    {
        if (after is null) return null;
        try
        {
            var read = JsonSerializer.Deserialize<List<string?>>(Base64Url.DecodeFromChars(after));
            if (read is not null && read.Count == keys) return read;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Falls through to the same answer as a cursor of another list.
        }

        throw Invalid();
    }

    /// <summary>Refuses a cursor whose keys are not what they have to be.</summary>
    public static ProblemException Invalid() => ProblemException.Invalid("after", "'after' is not a cursor of this list: take it from 'next' of the page before.");
}
