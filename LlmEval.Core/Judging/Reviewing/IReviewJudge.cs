using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Judging.Reviewing;

/// <summary>Port: scores experiments of the lab by a review prompt. Safe for concurrent use.</summary>
/// <remarks>Errors: whatever the model or its provider does wrong is in the answer, never an exception.</remarks>
public interface IReviewJudge
{
    /// <summary>
    /// The questions of a batch, by index from 0. The same batch and experiments make the same questions, so that a batch whose process died
    /// goes on with those that have no call yet.
    /// </summary>
    /// <param name="batch">The batch's id; it draws the orders.</param>
    /// <param name="experiments">Experiments with an answer, in any order.</param>
    IReadOnlyList<ReviewQuestion> Plan(Guid batch, IReadOnlyList<ReviewedExperiment> experiments);

    /// <summary>Asks one question, with a repair turn where needed.</summary>
    Task<ReviewAnswer> AskAsync(ReviewQuestion question, CancellationToken cancellationToken);
}

/// <summary>An experiment to be scored.</summary>
/// <param name="Experiment">The experiment, with an answer.</param>
/// <param name="RunNumber">Its run's <see cref="LabRun.Number"/>; replays find their scores by it.</param>
public sealed record ReviewedExperiment(LabExperiment Experiment, int RunNumber);

/// <summary>One question to a judge: experiments that answered the same messages, in the order in which they are shown.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
/// <param name="Shown">The experiments; one in pointwise questions.</param>
public sealed record ReviewQuestion(int Index, IReadOnlyList<ReviewedExperiment> Shown);

/// <summary>What came of a question.</summary>
/// <param name="Call">The call as it is stored. Its problem is set unless it could be read.</param>
/// <param name="Error">The provider's failure, when that is the problem: some of them end all judging.</param>
public sealed record ReviewAnswer(AiCall Call, ModelError? Error);
