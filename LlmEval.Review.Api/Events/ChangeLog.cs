using System.Threading.Channels;

namespace LlmEval.Review.Api.Events;

/// <summary>The latest changes, numbered, and those who wait for the next. Safe for concurrent use.</summary>
internal sealed class ChangeLog
{
    // A browser that was away for longer loads everything again.
    private const int Kept = 1_000;
    // A reader that does not read is cut off and comes back with the last id that it saw.
    private const int MostWaiting = 256;

    private readonly Lock gate = new();
    private readonly Queue<NumberedChange> latest = new();
    private readonly List<Channel<NumberedChange>> readers = [];
    private readonly string start;
    private long last;

    /// <summary>An empty log.</summary>
    /// <param name="clock">Names this start of the server: numbers of an earlier one mean nothing now.</param>
    public ChangeLog(TimeProvider clock) => start = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Adds a change.</summary>
    public void Add(ChangeEvent change)
    {
        lock (gate)
        {
            var numbered = new NumberedChange($"{start}-{++last}", change);
            latest.Enqueue(numbered);
            if (latest.Count > Kept) latest.Dequeue();
            readers.RemoveAll(reader =>
            {
                if (reader.Writer.TryWrite(numbered)) return false;
                reader.Writer.TryComplete();
                return true;
            });
        }
    }

    /// <summary>Changes after one that was seen, then those to come; a reset first when what was missed is not known.</summary>
    /// <param name="seen">The last id that was seen; null for a new reader.</param>
    /// <returns>The changes; disposing ends them.</returns>
    public Reading Read(string? seen)
    {
        var channel = Channel.CreateBounded<NumberedChange>(new BoundedChannelOptions(Kept + MostWaiting) { FullMode = BoundedChannelFullMode.Wait });
        lock (gate)
        {
            foreach (var missed in Missed(seen)) channel.Writer.TryWrite(missed);
            readers.Add(channel);
        }

        return new Reading(this, channel);
    }

    private List<NumberedChange> Missed(string? seen)
    {
        if (seen is null || seen == $"{start}-{last}") return [];
        var known = latest.SkipWhile(change => change.Id != seen).Skip(1).ToList();
        return known.Count > 0 ? known : [new NumberedChange($"{start}-{last}", new ChangeEvent(ChangeKind.Reset))];
    }

    private void Remove(Channel<NumberedChange> reader)
    {
        lock (gate) readers.Remove(reader);
    }

    /// <summary>A reader of the log.</summary>
    internal sealed class Reading(ChangeLog log, Channel<NumberedChange> channel) : IDisposable
    {
        /// <summary>The changes; they end when the reader is too slow.</summary>
        public ChannelReader<NumberedChange> Changes => channel.Reader;

        /// <inheritdoc />
        public void Dispose() => log.Remove(channel);
    }
}

/// <summary>A change with its id.</summary>
internal sealed record NumberedChange(string Id, ChangeEvent Change);
