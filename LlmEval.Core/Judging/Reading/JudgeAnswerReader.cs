using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging.Reading;

/// <summary>Reads a judge's answer on a pair. Lenient about form, strict about content: a verdict that is not there is not made up.</summary>
/// <remarks>
/// Lenient: words around the object, a Markdown fence, trailing commas, comments, the verdict in other case or with blanks, numbers in
/// quotes, a missing critique or list of issues, a category of its own making (read as <c>other</c>, kept in the note). Strict: one
/// object with a verdict of the five and a confidence from 0 to 1. Two such objects that disagree are no answer.
/// </remarks>
public static class JudgeAnswerReader
{
    /// <summary>Reads a text.</summary>
    public static AnswerReading<JudgeAnswer> Read(string text)
    {
        try
        {
            var candidates = JsonInText.Objects(text).Where(element => element.TryGetProperty("verdict", out _)).Select(ReadObject).ToList();
            if (candidates.Count == 0) return AnswerReading<JudgeAnswer>.Unreadable("there is no JSON object with a verdict");
            var decided = candidates.DistinctBy(reading => (reading.Value?.Verdict, reading.Value?.Confidence, reading.Problem)).ToList();
            return decided.Count == 1 ? decided[0] : AnswerReading<JudgeAnswer>.Unreadable("there are several answers");
        }
        catch (InvalidOperationException)
        {
            // A text with half a surrogate pair, escaped.
            return AnswerReading<JudgeAnswer>.Unreadable("a text holds half a surrogate pair");
        }
    }

    private static AnswerReading<JudgeAnswer> ReadObject(JsonElement answer)
    {
        if (Verdict(answer.GetProperty("verdict")) is not { } verdict)
            return AnswerReading<JudgeAnswer>.Unreadable($"verdict is not one of: {string.Join(", ", JudgeAnswerFormat.Verdicts.Keys)}");
        if (Confidence(answer) is not { } confidence) return AnswerReading<JudgeAnswer>.Unreadable("confidence is not a number from 0 to 1");
        return AnswerReading<JudgeAnswer>.Of(new JudgeAnswer
        {
            Critique = Text(answer, "critique"),
            Issues = answer.TryGetProperty("issues", out var issues) && issues.ValueKind == JsonValueKind.Array
                ? [.. issues.EnumerateArray().Select(Issue).OfType<JudgeIssue>()]
                : [],
            Verdict = verdict,
            Confidence = confidence,
        });
    }

    private static Verdict? Verdict(JsonElement verdict)
    {
        if (verdict.ValueKind != JsonValueKind.String) return null;
        var word = Plain(verdict.GetString()!);
        return JudgeAnswerFormat.Verdicts.Where(known => Plain(known.Key) == word).Select(known => (Verdict?)known.Value).FirstOrDefault();
    }

    private static double? Confidence(JsonElement answer)
    {
        if (!answer.TryGetProperty("confidence", out var given)) return null;
        var number = given.ValueKind switch
        {
            JsonValueKind.Number => given.GetDouble(),
            JsonValueKind.String when double.TryParse(given.GetString(), System.Globalization.CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => double.NaN,
        };
        return number is >= 0 and <= 1 ? number : null;
    }

    // An issue of a side that cannot be told is no issue of either.
    private static JudgeIssue? Issue(JsonElement issue)
    {
        if (issue.ValueKind != JsonValueKind.Object) return null;
        PairPlace? side = Plain(Text(issue, "candidate")) switch
        {
            "a" or "responsea" => PairPlace.First,
            "b" or "responseb" => PairPlace.Second,
            _ => null,
        };
        if (side is null) return null;
        var (category, note) = (Text(issue, "category"), Text(issue, "note"));
        var known = NameOf<IssueCategory>.TryParse(category.ToLowerInvariant(), out var kind);
        if (!known) note = string.Join(": ", new[] { category, note }.Where(part => !string.IsNullOrWhiteSpace(part)));
        // What is of no kind that there is has to say what it is.
        if ((!known || kind == IssueCategory.Other) && string.IsNullOrWhiteSpace(note)) note = "not said";
        return new JudgeIssue(
            side.Value,
            Text(issue, "quote"),
            known ? kind : IssueCategory.Other,
            NameOf<Severity>.TryParse(Text(issue, "severity").ToLowerInvariant(), out var severity) ? severity : Severity.Minor,
            note);
    }

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Plain(string word) => string.Concat(word.Where(char.IsLetter)).ToLowerInvariant();
}
