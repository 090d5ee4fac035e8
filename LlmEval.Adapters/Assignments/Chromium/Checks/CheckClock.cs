using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>How long the checks of a visit may wait: each for its own time, all together for the visit's; what is over, each is looked at once.</summary>
internal sealed class CheckClock(ChromiumOptions options, TimeProvider time)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLoad = TimeSpan.FromSeconds(3);

    private readonly long began = time.GetTimestamp();

    /// <summary>How long a check may take that begins now.</summary>
    public TimeSpan For(PageCheck check) => Limit(check.Within ?? options.CheckTime, OneLook);

    /// <summary>How long a page may take to load that is opened now; not taken from the time of the check that it is opened for.</summary>
    public TimeSpan ForLoad() => Limit(options.CheckTime, ShortestLoad);

    private TimeSpan Limit(TimeSpan own, TimeSpan least)
    {
        var left = options.OverallTime - time.GetElapsedTime(began);
        var most = own < left ? own : left;
        return most < least ? least : most;
    }
}
