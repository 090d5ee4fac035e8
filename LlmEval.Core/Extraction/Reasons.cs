namespace LlmEval.Core.Extraction;

/// <summary>Says in a line why a piece was taken, or why none.</summary>
internal static class Reasons
{
    /// <summary>Why this piece.</summary>
    public static string For(Candidate chosen, string entryPoint)
    {
        var place = chosen.Place switch
        {
            Place.Unfenced => "code outside fences",
            Place.BareFence => "a fenced block without a language",
            Place.OtherFence => "a block fenced as another language",
            _ => "a fenced Python block",
        };
        var role = chosen.Role switch
        {
            Role.Full => $"defines {entryPoint}",
            Role.Body => $"continues {entryPoint} of the prompt",
            Role.Stub => $"defines {entryPoint} with nothing in it",
            _ => $"does not define {entryPoint}",
        };
        var faults = (chosen.IsClosed, chosen.Parses) switch
        {
            (true, true) => "",
            (true, false) => "; does not look like it parses",
            (false, true) => "; never closed",
            (false, false) => "; never closed and does not look like it parses",
        };
        return $"{place} that {role}{faults}";
    }

    /// <summary>Why none.</summary>
    /// <param name="response">The response as it came.</param>
    /// <param name="text">The response without reasoning.</param>
    /// <param name="pieces">The fenced blocks of the text.</param>
    public static string ForNone(string response, string text, FencedText pieces)
    {
        if (string.IsNullOrWhiteSpace(response)) return "the response is empty";
        if (string.IsNullOrWhiteSpace(text)) return "the response is reasoning only";
        if (pieces.Blocks.Count == 0) return "no code: nothing is fenced and nothing looks like Python";
        if (pieces.Blocks.All(block => CandidateReader.IsTranscript(block.Lines))) return "the only code is a transcript of Python's prompt";
        var languages = pieces.Blocks.Select(block => block.Language).Where(IsPresentable).Distinct().Take(3).ToList();
        return languages.Count == 0 ? "no fenced block holds Python" : $"no fenced block holds Python: {string.Join(", ", languages)}";
    }

    /// <summary>An info string may hold anything; a line for people may not.</summary>
    private static bool IsPresentable(string language) => language.Length is > 0 and <= 20 && language.All(char.IsAsciiLetterOrDigit);
}
