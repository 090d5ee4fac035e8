using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>The part of an answer that says what a judge thinks of one response: comment, scores by criterion, overall score.</summary>
/// <remarks>
/// The comment stands first, as models write from the front. Lenient about form: numbers in quotes, names of criteria in other case, a
/// comment that is missing. Strict about content: a score that is missing or off the scale is not made up.
/// </remarks>
/// <param name="criteria">What is scored beside the whole.</param>
/// <param name="scale">The scale of every score.</param>
internal sealed class OpinionForm(IReadOnlyList<string> criteria, ScoreScale scale)
{
    private static readonly string[] CommentNames = ["comment", "justification", "reasoning"];

    /// <summary>The scale in words.</summary>
    public string Range { get; } = $"from {Number(scale.Lowest)} (worst) to {Number(scale.Highest)} (best)";

    /// <summary>The properties that the answer has for each response.</summary>
    public IEnumerable<(string Name, JsonObject Schema)> Properties()
    {
        yield return ("comment", StrictSchema.Text("Why, in a sentence or two, before any score."));
        if (criteria.Count > 0)
            yield return ("criteria_scores", StrictSchema.Object(criteria.Select(name => (name, StrictSchema.Number($"Score for {name}, {Range}.")))));
        yield return ("overall_score", StrictSchema.Number($"Score of the whole response, {Range}."));
    }

    /// <summary>The same in words.</summary>
    public string Words() => criteria.Count == 0
        ? $"\"comment\" (why, in a sentence or two), \"overall_score\" ({Range})"
        : $"\"comment\" (why, in a sentence or two), \"criteria_scores\" (an object with a score {Range} for each of: {string.Join(", ", criteria)}), \"overall_score\" ({Range})";

    /// <summary>Reads an object.</summary>
    public AnswerReading<ReadOpinion> Read(JsonElement answer)
    {
        if (Score(answer, "overall_score") is not { } overall) return AnswerReading<ReadOpinion>.Unreadable($"overall_score is not a number {Range}");
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var criterion in criteria)
        {
            if (Criterion(answer, criterion) is not { } score) return AnswerReading<ReadOpinion>.Unreadable($"criteria_scores has no number {Range} for '{criterion}'");
            scores[criterion] = score;
        }

        return AnswerReading<ReadOpinion>.Of(new ReadOpinion(overall, scores, Comment(answer)));
    }

    /// <summary>A number of an object, also in quotes; null when it is none.</summary>
    public static double? NumberIn(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetDouble(out var number) => number,
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }

    private double? Criterion(JsonElement answer, string criterion)
    {
        if (!answer.TryGetProperty("criteria_scores", out var scores) || scores.ValueKind != JsonValueKind.Object) return null;
        if (scores.TryGetProperty(criterion, out _)) return Score(scores, criterion);
        var alike = scores.EnumerateObject().Where(property => Plain(property.Name) == Plain(criterion)).ToList();
        return alike.Count == 1 ? Score(scores, alike[0].Name) : null;
    }

    private double? Score(JsonElement parent, string name) =>
        NumberIn(parent, name) is { } score && score >= scale.Lowest && score <= scale.Highest ? score : null;

    private static string Comment(JsonElement answer) => CommentNames
        .Select(name => answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "")
        .FirstOrDefault(text => text.Length > 0, "");

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

/// <summary>What a judge said of one response, on the review prompt's scale.</summary>
/// <param name="Overall">The overall score.</param>
/// <param name="Criteria">Scores by criterion.</param>
/// <param name="Comment">Why; perhaps empty.</param>
internal sealed record ReadOpinion(double Overall, IReadOnlyDictionary<string, double> Criteria, string Comment);
