namespace LlmEval.Adapters;

/// <summary>Text that others wrote, fit for one line of a message.</summary>
internal static class OneLine
{
    /// <summary>The text with runs of white space and control characters as one space, cut behind a length.</summary>
    public static string Of(string text, int longest)
    {
        var line = Join(text);
        if (line.Length <= longest) return line;
        // Half a surrogate pair could not be stored.
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    /// <summary>The same for texts that say at the end what matters, such as tracebacks: cut before a length.</summary>
    public static string EndOf(string text, int longest)
    {
        var line = Join(text);
        if (line.Length <= longest) return line;
        return "…" + line[(char.IsLowSurrogate(line[^longest]) ? ^(longest - 1) : ^longest)..];
    }

    private static string Join(string text)
    {
        var spaced = string.Concat(text.Select(c => char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c));
        return string.Join(' ', spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
