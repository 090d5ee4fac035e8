using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Core.Domain.Models;

/// <summary>Port: one model, ready to be called. Safe for concurrent use.</summary>
/// <remarks>
/// Errors: whatever the provider, the network or the recorded data does wrong is a <see cref="ModelReply.Error"/>, never an exception.
/// Only cancellation and bugs throw. One call is one attempt; retries, limits and caches are decorators of this port.
/// </remarks>
public interface IModelClient : IAsyncDisposable
{
    /// <summary>Calls the model once.</summary>
    Task<ModelReply> GenerateAsync(ModelRequest request, CancellationToken cancellationToken);
}

/// <summary>Port: makes the clients of one provider.</summary>
public interface IModelProvider
{
    /// <summary>The literal name that configs use and the store keeps.</summary>
    string Name { get; }

    /// <summary>Whether a failed call may succeed when repeated. False where answers are fixed: a recorded failure was final.</summary>
    bool CanRetry { get; }

    /// <summary>Makes a client. Calls nobody until the client is used; files that it answers from are read here.</summary>
    /// <exception cref="ModelSetupException">The model cannot be used: a missing file, a parameter that it does not take.</exception>
    IModelClient CreateClient(ModelOptions options);
}

/// <summary>A model cannot be set up; the message names the model and the fix.</summary>
public sealed class ModelSetupException(string message) : Exception(message);
