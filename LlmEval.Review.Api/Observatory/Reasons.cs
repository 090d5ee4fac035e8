using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Observatory;

/// <summary>What people say of why they change something.</summary>
internal static class Reasons
{
    private const int Longest = 2000;

    /// <summary>Refuses an empty reason and one that is no reason but a document.</summary>
    /// <exception cref="ProblemException">It is not one.</exception>
    public static void Require(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw ProblemException.Invalid("reason", "Say why: 'reason' is empty.");
        if (reason.Length > Longest) throw ProblemException.Invalid("reason", $"'reason' is longer than {Longest} characters.");
    }
}
