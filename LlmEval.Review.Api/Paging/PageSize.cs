using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Paging;

/// <summary>How many items a page has.</summary>
internal static class PageSize
{
    /// <summary>Without a <c>limit</c>.</summary>
    public const int Default = 50;

    /// <summary>The most.</summary>
    public const int Most = 200;

    /// <summary>The number that was asked for.</summary>
    /// <exception cref="ProblemException">It is out of range.</exception>
    public static int Of(int? limit) => limit switch
    {
        null => Default,
        >= 1 and <= Most => limit.Value,
        _ => throw ProblemException.Invalid("limit", $"'limit' is {limit}; it must be from 1 to {Most}."),
    };
}
