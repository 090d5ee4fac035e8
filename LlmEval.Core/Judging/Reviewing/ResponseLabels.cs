namespace LlmEval.Core.Judging.Reviewing;

/// <summary>Labels that tell nothing of what they stand for: A to Z, then AA, AB, …</summary>
public static class ResponseLabels
{
    private const int Letters = 26;

    /// <summary>The label of the response at a place, from 0.</summary>
    public static string Of(int place) => place < Letters ? Letter(place) : Of((place / Letters) - 1) + Letter(place % Letters);

    /// <summary>
    /// The place of the label that a judge wrote, among as many as were shown; null when it is none of them. The label itself, in brackets,
    /// or after the word response: nothing else is taken for it, least of all a part of it.
    /// </summary>
    public static int? PlaceOf(string written, int count)
    {
        const string word = "response ";
        var bare = written.Trim();
        if (bare.StartsWith(word, StringComparison.OrdinalIgnoreCase)) bare = bare[word.Length..].Trim();
        if (bare is ['[', .. var inner, ']']) bare = inner.Trim();
        for (var place = 0; place < count; place++)
        {
            if (bare == Of(place)) return place;
        }

        return null;
    }

    private static string Letter(int place) => ((char)('A' + place)).ToString();
}
