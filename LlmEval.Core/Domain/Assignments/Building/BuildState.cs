namespace LlmEval.Core.Domain.Assignments.Building;

/// <summary>How far a builder is with a task (assignments.md, 3).</summary>
public enum BuildState
{
    /// <summary>Stored and answered with 200; nothing was done yet.</summary>
    Accepted,

    /// <summary>The model is asked.</summary>
    Generating,

    /// <summary>The model has answered; the files of the commit are made.</summary>
    Committing,

    /// <summary>The repository takes the commit.</summary>
    Publishing,

    /// <summary>The commit is not yet served.</summary>
    WaitingPages,

    /// <summary>The instructor is told, again and again until it answers 200.</summary>
    Notifying,

    /// <summary>The instructor answered 200.</summary>
    Completed,

    /// <summary>It cannot be done; the error says why.</summary>
    Failed,

    /// <summary>The deadline came first.</summary>
    Expired,
}

/// <summary>What states mean.</summary>
public static class BuildStates
{
    /// <summary>Whether nothing more happens.</summary>
    public static bool IsEnd(this BuildState state) => state is BuildState.Completed or BuildState.Failed or BuildState.Expired;
}
