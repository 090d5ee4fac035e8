using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Judging.Reading;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>Asks a question of the lab, and makes the call that is stored of what came of it.</summary>
/// <param name="review">The review prompt.</param>
/// <param name="parameters">The judging model's parameters.</param>
/// <param name="model">The judging model.</param>
internal sealed class ReviewExchange(ReviewPrompt review, ModelParameters parameters, IPricedModel model)
{
    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="messages">What is sent.</param>
    /// <param name="schema">The form of the answer.</param>
    /// <param name="labelled">Whether the responses are shown under labels.</param>
    /// <param name="read">Reads an answer as what it says of each experiment shown.</param>
    /// <param name="cancellationToken">Cuts off a call in flight.</param>
    public async Task<ReviewAnswer> AskAsync(
        ReviewQuestion question,
        IReadOnlyList<ChatMessage> messages,
        AnswerSchema schema,
        bool labelled,
        Func<string, AnswerReading<IReadOnlyList<AiOpinion>>> read,
        CancellationToken cancellationToken)
    {
        var about = new JudgedResponses([.. question.Shown.Select((shown, place) => new JudgedResponse(
            labelled ? ResponseLabels.Of(place) : null, shown.Experiment.Config.Name, shown.Experiment.Row, shown.RunNumber))]);
        var request = new ModelRequest
        {
            Messages = messages,
            Parameters = parameters,
            TaskId = question.Shown[0].Experiment.Prompt,
            PromptId = review.Id,
            SampleIndex = question.Index,
            // A model that has to reason before it answers is only asked in words.
            AnswerSchema = review.Output == ReviewOutput.JsonSchema ? schema : null,
            Responses = about,
        };
        var exchange = await new FormalQuestion<IReadOnlyList<AiOpinion>>(model, read).AskAsync(
            request, repair => request with { Messages = repair, Responses = about with { IsRepair = true } }, cancellationToken);
        var call = new AiCall
        {
            Index = question.Index,
            Shown = [.. question.Shown.Select(shown => shown.Experiment.Id)],
            Messages = exchange.Messages,
            Answer = exchange.Answer,
            Problem = exchange.Outcome is JudgeCallOutcome.Answered or JudgeCallOutcome.Repaired ? null : exchange.Problem,
            Opinions = exchange.Value ?? [],
            Usage = exchange.Usage,
            Cost = exchange.Cost,
            Latency = exchange.Latency,
        };
        return new ReviewAnswer(call, exchange.Error);
    }
}
