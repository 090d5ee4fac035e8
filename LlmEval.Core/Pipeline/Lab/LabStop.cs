namespace LlmEval.Core.Pipeline.Lab;

/// <summary>The end of a piece of work: a person cancels it, which is stored, or the process ends, and another one goes on.</summary>
internal sealed class LabStop : IDisposable
{
    private readonly LabStop? parent;
    private readonly CancellationTokenSource cancelled = new();
    private readonly CancellationTokenSource ended;
    private volatile bool isCancelled;

    /// <summary>A stop of work that ends with the process.</summary>
    public LabStop(CancellationToken processEnds)
    {
        ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled.Token, processEnds);
        Ended = ended.Token;
    }

    /// <summary>A stop of a part of work.</summary>
    public LabStop(LabStop parent)
        : this(parent.Ended) => this.parent = parent;

    /// <summary>Whether a person cancelled it or what it is part of.</summary>
    public bool IsCancelled => isCancelled || parent?.IsCancelled == true;

    /// <summary>Nothing more is begun, for whichever reason.</summary>
    public CancellationToken Ended { get; }

    /// <summary>A person cancels it. Safe to call again.</summary>
    public void Cancel()
    {
        isCancelled = true;
        // Whoever waits goes on elsewhere: the caller may hold a lock.
        cancelled.CancelAfter(TimeSpan.Zero);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ended.Dispose();
        cancelled.Dispose();
    }
}
