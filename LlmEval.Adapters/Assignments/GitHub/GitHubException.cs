using System.Net;

namespace LlmEval.Adapters.Assignments.GitHub;

/// <summary>GitHub, or the way to it, did something wrong. The message is one line, without the token.</summary>
internal sealed class GitHubException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The status of the answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The wait that GitHub asks for; null when it says none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
