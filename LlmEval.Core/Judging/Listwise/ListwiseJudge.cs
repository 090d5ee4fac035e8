using System.Buffers.Binary;
using System.Security.Cryptography;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Prompting;
using LlmEval.Core.Judging.Reviewing;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Judging.Listwise;

/// <summary>A model that ranks all responses to a prompt at once, under labels that tell nothing.</summary>
/// <remarks>
/// Every list is judged twice: in an order drawn at random from the batch's id, and in its reverse, so that what stands first or last gains
/// nothing by it over the two. Experiments that answered other messages (another row or version of the prompt) make a list of their own.
/// </remarks>
/// <param name="review">The review prompt.</param>
/// <param name="parameters">The judging model's parameters.</param>
/// <param name="model">The model, ready to be asked.</param>
/// <param name="tokens">Sets off the data in its prompts.</param>
public sealed class ListwiseJudge(ReviewPrompt review, ModelParameters parameters, IPricedModel model, FenceTokens tokens) : IReviewJudge
{
    private readonly ListwisePrompt prompt = new(review, tokens);
    private readonly ReviewExchange exchange = new(review, parameters, model);

    /// <inheritdoc />
    public IReadOnlyList<ReviewQuestion> Plan(Guid batch, IReadOnlyList<ReviewedExperiment> experiments)
    {
        var random = new SplitMix64(BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(batch.ToByteArray(bigEndian: true))));
        var questions = new List<ReviewQuestion>();
        foreach (var list in SameMessages.Group(experiments, reviewed => reviewed.Experiment))
        {
            ReviewedExperiment[] order = [.. list];
            for (var last = order.Length - 1; last > 0; last--)
            {
                var drawn = random.Below(last + 1);
                (order[last], order[drawn]) = (order[drawn], order[last]);
            }

            questions.Add(new ReviewQuestion(questions.Count, order));
            // The reverse of a single one is the same question.
            if (order.Length > 1) questions.Add(new ReviewQuestion(questions.Count, [.. order.Reverse()]));
        }

        return questions;
    }

    /// <inheritdoc />
    public Task<ReviewAnswer> AskAsync(ReviewQuestion question, CancellationToken cancellationToken)
    {
        var form = new ListwiseAnswer(review, question.Shown.Count);
        return exchange.AskAsync(
            question,
            prompt.Messages(question, form),
            form.Schema,
            labelled: true,
            text => form.Read(text, [.. question.Shown.Select(shown => shown.Experiment.Id)]),
            cancellationToken);
    }
}
