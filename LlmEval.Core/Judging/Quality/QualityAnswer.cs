using System.Text.Json;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reading;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Judging.Quality;

/// <summary>A judge's answer on the quality of a repository.</summary>
/// <param name="Reason">Why; perhaps empty.</param>
/// <param name="Score">0 to 1.</param>
internal sealed record QualityAnswer(string Reason, double Score)
{
    /// <summary>The form: reason first, as models write from the front.</summary>
    public static AnswerSchema Schema { get; } = new("quality", "Score of a repository by a rubric.", StrictSchema.Object(
        ("reason", StrictSchema.Text("Why, in two or three sentences, before the score.")),
        ("score", StrictSchema.Number("From 0 (worst) to 1 (best)."))).ToJsonString());

    /// <summary>Reads a text. Lenient about form; a score that is missing or off the scale is not made up, and two that disagree are no answer.</summary>
    public static AnswerReading<QualityAnswer> Read(string text)
    {
        try
        {
            var scores = JsonInText.Objects(text).Where(element => element.TryGetProperty("score", out _))
                .Select(element => (Score: OpinionForm.NumberIn(element, "score"), element)).DistinctBy(found => found.Score).ToList();
            return scores switch
            {
                [] => Unreadable("there is no JSON object with a score"),
                [({ } score and >= 0 and <= 1, var element)] => AnswerReading<QualityAnswer>.Of(new QualityAnswer(
                    element.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString()!.Trim() : "", score)),
                [_] => Unreadable("score is not a number from 0 (worst) to 1 (best)"),
                _ => Unreadable("there are several answers"),
            };
        }
        catch (InvalidOperationException)
        {
            return Unreadable("a text holds half a surrogate pair");
        }
    }

    private static AnswerReading<QualityAnswer> Unreadable(string problem) => AnswerReading<QualityAnswer>.Unreadable(problem);
}
