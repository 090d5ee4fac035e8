using LlmEval.Core.Domain.Sandboxing;

namespace LlmEval.Adapters.Hosting;

/// <summary>The sandbox of a run that runs no program itself: its answers are web apps, which meet a browser.</summary>
/// <param name="info">What they meet.</param>
/// <param name="workers">How many may be checked at once.</param>
internal sealed class NoSandbox(SandboxInfo info, int workers) : ISandbox
{
    /// <inheritdoc />
    public SandboxInfo Info => info;

    /// <inheritdoc />
    public int Workers => workers;

    /// <inheritdoc />
    public ValueTask<ISandboxLease> LeaseAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("No case of this run has a program.");

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
