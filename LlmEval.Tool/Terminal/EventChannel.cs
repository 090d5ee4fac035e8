using System.Threading.Channels;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Tool.Terminal;

/// <summary>The events of work in this process, to be shown like those of the suite.</summary>
internal sealed class EventChannel : IRunObserver
{
    private readonly Channel<RunEvent> queue = Channel.CreateUnbounded<RunEvent>(new UnboundedChannelOptions { SingleReader = true });

    /// <inheritdoc />
    public void Observe(RunEvent happened) => queue.Writer.TryWrite(happened);

    /// <summary>Nothing more will happen.</summary>
    public void Complete() => queue.Writer.Complete();

    /// <summary>The events, until there will be no more.</summary>
    public IAsyncEnumerable<RunEvent> ReadAllAsync() => queue.Reader.ReadAllAsync();
}
