using LlmEval.Core.Domain.Assignments;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>How long the checks of a visit may wait: each for its own time, all together for the visit's; what is over, each is looked at once.</summary>
internal sealed class CheckClock(ChromiumOptions options, TimeProvider time)
{
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(1);

    private readonly long began = time.GetTimestamp();

    /// <summary>How long a check may take that begins now.</summary>
    public TimeSpan For(PageCheck check)
    {
        var left = options.OverallTime - time.GetElapsedTime(began);
        var own = check.Within ?? options.CheckTime;
        var most = own < left ? own : left;
        return most < OneLook ? OneLook : most;
    }
}
