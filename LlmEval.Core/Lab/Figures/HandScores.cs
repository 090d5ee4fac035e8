using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>Reads scores by hand: which of them stand.</summary>
public static class HandScores
{
    /// <summary>The latest score of every evaluator for every experiment, newest first, those of a person and of a program under the same name apart. Earlier ones are history.</summary>
    public static IReadOnlyList<ManualScore> Latest(IEnumerable<ManualScore> scores) =>
        [.. scores.OrderByDescending(score => score.CreatedAt).ThenByDescending(score => score.Id).DistinctBy(score => (score.Experiment, score.Evaluator, score.Kind))];
}
