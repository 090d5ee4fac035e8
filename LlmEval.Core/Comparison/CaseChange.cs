using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Comparison;

/// <summary>What became of a case from one run to another.</summary>
public enum CaseChangeKind
{
    /// <summary>Failed before, passes now.</summary>
    Fixed,

    /// <summary>Passed before, fails now.</summary>
    Broken,

    /// <summary>Failed before and now.</summary>
    StillFailing,

    /// <summary>Passed before and passes now.</summary>
    StillPassing,

    /// <summary>One side, or both, says nothing about the model.</summary>
    NotMeasured,

    /// <summary>Task, prompt or model are not what they were.</summary>
    NotComparable,

    /// <summary>Was not there before.</summary>
    New,

    /// <summary>Is not there now.</summary>
    Removed,
}

/// <summary>One case on both sides.</summary>
public sealed record CaseChange
{
    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>What became of it.</summary>
    public required CaseChangeKind Kind { get; init; }

    /// <summary>Before; null for <see cref="CaseChangeKind.New"/>.</summary>
    public SnapshotCase? Before { get; init; }

    /// <summary>Now; null for <see cref="CaseChangeKind.Removed"/>.</summary>
    public SnapshotCase? After { get; init; }

    /// <summary>What keeps the case from being compared; empty unless <see cref="CaseChangeKind.NotComparable"/>.</summary>
    public IReadOnlyList<HashChange> Differing { get; init; } = [];

    /// <summary>Whether some sample ended differently, the verdict notwithstanding.</summary>
    public bool OutcomesDiffer => Before is null || After is null || !Before.Outcomes.SequenceEqual(After.Outcomes);
}

/// <summary>A part of a case that is not what it was.</summary>
/// <param name="Part">The part.</param>
/// <param name="Before">Its hash before.</param>
/// <param name="After">Its hash now.</param>
public sealed record HashChange(CasePart Part, ContentHash Before, ContentHash After)
{
    /// <summary>E.g. <c>the task's prompt or tests changed (task_hash 3f2a9c1b0d4e → 91ab22cd77f0)</c>.</summary>
    public override string ToString() => $"{What} ({NameOf<CasePart>.Of(Part)}_hash {Before.Short} → {After.Short})";

    private string What => Part switch
    {
        CasePart.Task => "the task's prompt or tests changed",
        CasePart.Prompt => "the prompt variant changed",
        _ => "the model or its parameters changed",
    };
}

/// <summary>What a case is made of.</summary>
public enum CasePart
{
    /// <summary>The task: prompt, entry point and tests.</summary>
    Task,

    /// <summary>The prompt variant.</summary>
    Prompt,

    /// <summary>The model with its parameters.</summary>
    Model,
}
