namespace LlmEval.Adapters.Webhooks;

/// <summary>When a message that was not delivered is tried again.</summary>
public static class RetryPlan
{
    private const int Growth = 4;

    /// <summary>
    /// The pause after an attempt: four times as long each time up to the longest, and of that a random part from a half to the whole, so that
    /// messages that failed together do not come back together.
    /// </summary>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="options">First and longest pause, and the most attempts.</param>
    /// <param name="random">From 0 to 1.</param>
    /// <returns>Null when it is given up.</returns>
    public static TimeSpan? PauseAfter(int attempt, WebhookOptions options, double random)
    {
        if (attempt >= options.MostAttempts) return null;
        var whole = Math.Min(options.LongestPause.TotalSeconds, options.FirstPause.TotalSeconds * Math.Pow(Growth, attempt - 1));
        return TimeSpan.FromSeconds(whole * (1 + random) / 2);
    }
}
