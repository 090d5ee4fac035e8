using System.Net;
using LlmEval.Adapters.Resilience;

namespace LlmEval.Adapters.MLflow.Rest;

/// <summary>The server, or the way to it, did something wrong. The message is one line, without credentials.</summary>
internal sealed class MlflowException(string message, Exception? inner = null) : ServerException(message, inner)
{
    /// <summary>MLflow's word for it, e.g. <c>RESOURCE_ALREADY_EXISTS</c>; null when the answer was none of MLflow's own.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }
}
