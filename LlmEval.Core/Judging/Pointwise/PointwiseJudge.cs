using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reviewing;

namespace LlmEval.Core.Judging.Pointwise;

/// <summary>A model that scores one response at a time, without seeing the others.</summary>
/// <param name="review">The review prompt.</param>
/// <param name="parameters">The judging model's parameters.</param>
/// <param name="model">The model, ready to be asked.</param>
/// <param name="tokens">Sets off the data in its prompts.</param>
public sealed class PointwiseJudge(ReviewPrompt review, ModelParameters parameters, IPricedModel model, FenceTokens tokens) : IReviewJudge
{
    private readonly PointwisePrompt prompt = new(review, tokens);
    private readonly PointwiseAnswer form = new(review);
    private readonly ReviewExchange exchange = new(review, parameters, model);

    /// <inheritdoc />
    public IReadOnlyList<ReviewQuestion> Plan(Guid batch, IReadOnlyList<ReviewedExperiment> experiments) =>
        [.. experiments.OrderBy(reviewed => reviewed.Experiment.Id.Value).Select((reviewed, index) => new ReviewQuestion(index, [reviewed]))];

    /// <inheritdoc />
    public Task<ReviewAnswer> AskAsync(ReviewQuestion question, CancellationToken cancellationToken) => exchange.AskAsync(
        question,
        prompt.Messages(question.Shown[0].Experiment, form),
        form.Schema,
        labelled: false,
        text => form.Read(text, question.Shown[0].Experiment.Id),
        cancellationToken);
}
