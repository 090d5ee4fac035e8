using System.Net;
using System.Text.Encodings.Web;
using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Course;

/// <summary>What a server said, without the secrets that it was sent: it may repeat them, as they are or as a part of JSON, HTML or an address.</summary>
internal static class AnswerText
{
    private const string Hidden = "***";

    /// <summary>The text on one line, its secrets hidden before it is cut.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="isCut">Whether it went on: its end may be the beginning of a secret.</param>
    /// <param name="secrets">What may not be shown, however short.</param>
    /// <param name="most">Most characters.</param>
    public static string Of(string text, bool isCut, IReadOnlyList<string> secrets, int most)
    {
        foreach (var form in secrets.SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length))
        {
            text = text.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase);
            if (isCut) text = WithoutBeginning(text, form);
        }

        return FileText.OneLine(text, most);
    }

    private static string WithoutBeginning(string text, string form)
    {
        for (var length = Math.Min(form.Length - 1, text.Length); length > 0; length--)
        {
            if (text.EndsWith(form[..length], StringComparison.OrdinalIgnoreCase)) return text[..^length];
        }

        return text;
    }

    private static IEnumerable<string> Forms(string secret) => secret.Length == 0 ? [] :
    [
        secret,
        JavaScriptEncoder.Default.Encode(secret),
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
        WebUtility.HtmlEncode(secret),
        Uri.EscapeDataString(secret),
    ];
}
