namespace LlmEval.Adapters.Resilience;

/// <summary>A server that results are sent to, or the way to it, did something wrong. The message is one line, without credentials.</summary>
internal abstract class ServerException(string message, Exception? inner) : Exception(message, inner)
{
    /// <summary>Whether the same request may succeed a moment later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The wait that the server asks for, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
