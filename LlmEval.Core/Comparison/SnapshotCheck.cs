using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Comparison;

/// <summary>Holds a run against the accepted snapshot of its config.</summary>
public sealed record SnapshotCheck
{
    /// <summary>The rule.</summary>
    public required SnapshotMode Mode { get; init; }

    /// <summary>What the caller lets a run fail on.</summary>
    public required FailOn FailOn { get; init; }

    /// <summary>True when cases of the config were not run: nothing is then decided, and cases that are gone are not missed.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Decides.</summary>
    /// <param name="verified">The accepted snapshot, or null when there is none.</param>
    /// <param name="received">What the run brought.</param>
    public SnapshotResult Decide(RunSnapshot? verified, RunSnapshot received)
    {
        if (verified is null) return Result(SnapshotStatus.Missing, "no snapshot has been accepted yet", []);
        var changes = SnapshotChanges.Of(RunComparer.Compare(verified, received), IsPartial);
        var status = changes switch
        {
            { Worse: [_, ..] } => SnapshotStatus.Worse,
            { NotComparable: [_, ..] } => SnapshotStatus.NotComparable,
            { Changed: [_, ..] } => SnapshotStatus.Changed,
            _ => SnapshotStatus.Equal,
        };
        var message = status switch
        {
            SnapshotStatus.Worse => string.Join("; ", changes.Worse),
            SnapshotStatus.NotComparable => $"not comparable: {changes.NotComparable[0]}" + More(changes.NotComparable.Count),
            SnapshotStatus.Changed => $"{SnapshotChanges.Count(changes.Changed.Count)} changed, no model is detectably worse",
            _ => "as accepted",
        };
        return Result(status, message, [.. changes.OfCases, .. NoteOn(verified, received, changes)]);
    }

    // A limit or a rule of the config that changed is in no case's hashes, and may be why results did.
    private static IEnumerable<string> NoteOn(RunSnapshot verified, RunSnapshot received, SnapshotChanges changes) =>
        changes.OfCases.Count == 0 || verified.ConfigHash == received.ConfigHash
            ? []
            : [$"the config changed too (config_hash {verified.ConfigHash.Short} → {received.ConfigHash.Short})"];

    private static string More(int count) => count > 1 ? $" (and {count - 1} more)" : "";

    private SnapshotResult Result(SnapshotStatus status, string message, IReadOnlyList<string> details) => new()
    {
        Mode = Mode,
        Status = status,
        Gate = IsPartial ? GateStatus.Skipped : GateOf(status),
        Message = IsPartial ? $"partial run; of its cases: {message}" : message,
        Details = details,
        IsPartial = IsPartial,
    };

    // What could not be compared is never a regression by itself, and never a pass where the caller asked for one.
    private GateStatus GateOf(SnapshotStatus status) => status switch
    {
        SnapshotStatus.Equal => GateStatus.Met,
        SnapshotStatus.Worse => GateStatus.NotMet,
        SnapshotStatus.Changed => Mode == SnapshotMode.Exact ? GateStatus.NotMet : GateStatus.Met,
        SnapshotStatus.NotComparable when Mode == SnapshotMode.Exact => GateStatus.NotMet,
        _ => FailOn == FailOn.Regression ? GateStatus.NotMet : GateStatus.Skipped,
    };
}
