using System.Net;

namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>The server, or the way to it, did something wrong. The message is one line, without credentials.</summary>
internal sealed class MlflowException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>MLflow's word for it, e.g. <c>RESOURCE_ALREADY_EXISTS</c>; null when the answer was none of MLflow's own.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Whether the same request may succeed a moment later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The wait that the server asks for, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
