using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Core.Pipeline.Lab;

/// <summary>The sandbox of runs in which no code is run. It is never leased.</summary>
internal sealed class NoSandbox : ISandbox
{
    /// <inheritdoc />
    public SandboxInfo Info { get; } = new() { Backend = "none", PythonVersion = "none", Description = "no code is run: answers are kept as they come" };

    // Answers wait for nothing: none is held back for want of a worker.
    /// <inheritdoc />
    public int Workers => 16;

    /// <inheritdoc />
    public ValueTask<ISandboxLease> LeaseAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A run of the lab has no code to run.");

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
