namespace LlmEval.Core.Assignments.Checking;

/// <summary>What came of one static check.</summary>
/// <param name="Score">1 or 0; null when nothing was measured.</param>
/// <param name="Reason">Why, in a sentence without secrets.</param>
/// <param name="IsOurs">Whether nothing was measured because something of ours failed.</param>
internal sealed record Finding(double? Score, string Reason, bool IsOurs = false)
{
    public static Finding Pass(string reason) => new(1, reason);

    public static Finding Fail(string reason) => new(0, reason);

    public static Finding Skip(string reason) => new(null, reason);

    public static Finding Unmeasured(string reason) => new(null, reason, IsOurs: true);
}
