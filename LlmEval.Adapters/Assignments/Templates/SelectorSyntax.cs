namespace LlmEval.Adapters.Assignments.Templates;

/// <summary>Finds the usual slips in CSS selectors: names that are none behind <c>#</c> and <c>.</c>, brackets and quotes that do not match.</summary>
internal static class SelectorSyntax
{
    /// <summary>What is wrong with a selector; null when no slip was found.</summary>
    public static string? ProblemOf(string selector)
    {
        var open = new Stack<char>();
        for (var i = 0; i < selector.Length; i++)
        {
            switch (selector[i])
            {
                case '\\':
                    i++;
                    break;
                case '"' or '\'':
                    var end = EndOfQuote(selector, i);
                    if (end < 0) return "a quote does not end";
                    i = end;
                    break;
                case '[' or '(':
                    open.Push(selector[i] == '[' ? ']' : ')');
                    break;
                case ']' or ')':
                    if (!open.TryPop(out var due) || due != selector[i]) return $"nothing is open that '{selector[i]}' closes";
                    break;
                case '#' or '.':
                    if (!open.Contains(']') && !BeginsName(selector, i + 1)) return $"no name begins behind '{selector[i]}'";
                    break;
            }
        }

        return open.TryPeek(out var missing) ? $"a '{missing}' is missing" : null;
    }

    private static int EndOfQuote(string selector, int begin)
    {
        for (var i = begin + 1; i < selector.Length; i++)
        {
            if (selector[i] == '\\') i++;
            else if (selector[i] == selector[begin]) return i;
        }

        return -1;
    }

    // CSS Syntax, "would start an identifier": no digit, also not behind a hyphen.
    private static bool BeginsName(string selector, int index)
    {
        if (index >= selector.Length) return false;
        if (selector[index] != '-') return IsNameStart(selector[index]);
        return index + 1 < selector.Length && (selector[index + 1] == '-' || IsNameStart(selector[index + 1]));
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or '\\' || c >= 0x80;
}
