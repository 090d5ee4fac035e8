namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>What an alert is about.</summary>
public enum AlertType
{
    /// <summary>A score fell.</summary>
    Regression,

    /// <summary>A score rose.</summary>
    Improvement,

    /// <summary>A checkpoint met all rules of its promotion.</summary>
    PromotionReady,
}

/// <summary>How much an alert matters.</summary>
public enum AlertSeverity
{
    /// <summary>It blocks a promotion whose rule forbids regressions.</summary>
    Critical,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Good to know.</summary>
    Info,
}

/// <summary>What a checkpoint was compared with.</summary>
public enum AlertReference
{
    /// <summary>The checkpoint with the largest step below its own.</summary>
    Previous,

    /// <summary>The earlier checkpoint with the highest score.</summary>
    Best,

    /// <summary>The earlier checkpoint that was promoted.</summary>
    Promoted,

    /// <summary>Nothing: the alert compares nothing.</summary>
    None,
}

/// <summary>How an alert stands.</summary>
public enum AlertState
{
    /// <summary>Nobody took it on, or what was said of it has expired.</summary>
    Open,

    /// <summary>Somebody knows of it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,
}

/// <summary>What became of an alert.</summary>
public enum AlertChangeKind
{
    /// <summary>Somebody knows of it.</summary>
    Acknowledged,

    /// <summary>It is over.</summary>
    Resolved,

    /// <summary>It is not over, or nobody deals with it after all.</summary>
    Reopened,
}
