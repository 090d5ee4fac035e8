using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reading;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Judging.Pointwise;

/// <summary>The form of a judge's answer on one response, and its reading.</summary>
internal sealed class PointwiseAnswer
{
    private readonly OpinionForm opinion;

    /// <summary>The form of a review prompt.</summary>
    public PointwiseAnswer(ReviewPrompt review)
    {
        opinion = new OpinionForm(review.Criteria, review.Scale);
        Words = $"{opinion.Words()}.";
        Schema = new AnswerSchema("response_score", "Scores of the response.", StrictSchema.Object(opinion.Properties()).ToJsonString());
    }

    /// <summary>The form in words.</summary>
    public string Words { get; }

    /// <summary>The form as a schema.</summary>
    public AnswerSchema Schema { get; }

    /// <summary>Reads a text. Two objects that disagree are no answer.</summary>
    /// <param name="text">The answer as it came.</param>
    /// <param name="experiment">The experiment that it is about.</param>
    public AnswerReading<IReadOnlyList<AiOpinion>> Read(string text, SampleId experiment)
    {
        try
        {
            var readings = JsonInText.Objects(text).Where(element => element.TryGetProperty("overall_score", out _)).Select(opinion.Read)
                .DistinctBy(reading => (reading.Value?.Overall, reading.Problem)).ToList();
            return readings switch
            {
                [] => Unreadable("there is no JSON object with an overall_score"),
                [{ Value: { } said }] => AnswerReading<IReadOnlyList<AiOpinion>>.Of(
                    [new AiOpinion { Experiment = experiment, Score = said.Overall, Criteria = said.Criteria, Comment = said.Comment }]),
                [var unread] => Unreadable(unread.Problem!),
                _ => Unreadable("there are several answers"),
            };
        }
        catch (InvalidOperationException)
        {
            return Unreadable("a text holds half a surrogate pair");
        }
    }

    private static AnswerReading<IReadOnlyList<AiOpinion>> Unreadable(string problem) => AnswerReading<IReadOnlyList<AiOpinion>>.Unreadable(problem);
}
