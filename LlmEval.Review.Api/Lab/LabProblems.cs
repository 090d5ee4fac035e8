using LlmEval.Core.Lab;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab;

/// <summary>What the lab finds wrong with what somebody sends, as this API says it.</summary>
internal static class LabProblems
{
    /// <summary>Refuses what has problems.</summary>
    /// <exception cref="ProblemException">It has some.</exception>
    public static void Refuse(IReadOnlyList<LabProblem> problems)
    {
        if (problems.Count > 0) throw ProblemException.Invalid([.. problems.Select(problem => KeyValuePair.Create(FieldOf(problem.Place), $"{problem.Place}: {problem.Message}."))]);
    }

    /// <summary>Maps.</summary>
    public static IReadOnlyList<LabProblemResponse> ToResponse(this IReadOnlyList<LabProblem> problems) =>
        [.. problems.Select(problem => new LabProblemResponse(problem.Place, problem.Message))];

    // The checks name things as files write them: max_output_tokens.
    private static string FieldOf(string place) =>
        string.Concat(place.Split('_').Index().Select(part => part.Index == 0 || part.Item.Length == 0 ? part.Item : char.ToUpperInvariant(part.Item[0]) + part.Item[1..]));
}
