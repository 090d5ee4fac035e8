namespace LlmEval.Adapters.Resilience;

/// <summary>How long to wait before a failed call is made again.</summary>
internal static class RetryTiming
{
    /// <summary>Median of the first wait; each further one is about twice as long (exponential, with jitter).</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of our own choosing.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest wait that a provider may ask for. More than this is a quota per day, not a rate: waiting would hold the run for
    /// hours, so the error is final and the sample is not measured.
    /// </summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan MostJitter = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What the provider asked for plus up to a tenth of it, at most 1 s: never earlier than asked, and calls that were turned away
    /// together do not come back together.
    /// </summary>
    /// <param name="asked">The provider's wait.</param>
    /// <param name="random">From 0 to below 1.</param>
    public static TimeSpan AtLeast(TimeSpan asked, double random)
    {
        var tenth = asked / 10;
        return asked + ((tenth < MostJitter ? tenth : MostJitter) * random);
    }
}
