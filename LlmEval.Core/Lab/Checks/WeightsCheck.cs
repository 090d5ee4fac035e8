using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Checks;

/// <summary>Checks the weights of a recommendation.</summary>
public static class WeightsCheck
{
    private const double Tolerance = 0.001;

    /// <summary>What is wrong with weights: each is from 0 to 1, and they sum to 1 (± 0.001).</summary>
    public static IReadOnlyList<LabProblem> Of(RankingWeights weights)
    {
        List<LabProblem> problems =
        [
            .. new[] { ("quality", weights.Quality), ("speed", weights.Speed), ("cost", weights.Cost) }
                .Where(weight => weight.Item2 is not (>= 0 and <= 1)).Select(weight => new LabProblem(weight.Item1, "must be from 0 to 1")),
        ];
        var sum = weights.Quality + weights.Speed + weights.Cost;
        if (problems.Count == 0 && Math.Abs(sum - 1) > Tolerance) problems.Add(new("weights", $"must sum to 1, not {sum:0.###}"));
        return problems;
    }
}
