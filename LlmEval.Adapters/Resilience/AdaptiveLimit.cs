namespace LlmEval.Adapters.Resilience;

/// <summary>How many calls may be in flight, found out by trying: additive increase, multiplicative decrease.</summary>
/// <remarks>
/// A sign of overload halves the limit, once for all calls that were in flight by then; as many successes as the limit raise it by one. So
/// TCP avoids congestion (RFC 5681, section 3.1; Chiu and Jain 1989 on why it converges and shares fairly), and so does the AIMD limit of
/// Netflix's concurrency-limits. Not safe for concurrent use: <see cref="AdaptiveSlots"/> guards it.
/// </remarks>
/// <param name="most">Where it starts and what it never exceeds.</param>
internal sealed class AdaptiveLimit(int most)
{
    private readonly int most = most;
    private int successes;

    /// <summary>The limit at present, at least 1.</summary>
    public int Present { get; private set; } = most;

    /// <summary>Counts the halvings. A call belongs to the round in which it began, and tells nothing about later ones.</summary>
    public int Round { get; private set; }

    /// <summary>A call of a round succeeded.</summary>
    public void Succeeded(int round)
    {
        if (round != Round || Present == most || ++successes < Present) return;
        Present++;
        successes = 0;
    }

    /// <summary>A call of a round was turned away for overload.</summary>
    public void Overloaded(int round)
    {
        if (round != Round) return;
        Present = Math.Max(1, Present / 2);
        successes = 0;
        Round++;
    }
}
