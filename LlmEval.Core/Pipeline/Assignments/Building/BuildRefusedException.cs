namespace LlmEval.Core.Pipeline.Assignments.Building;

/// <summary>A task that a builder does not take.</summary>
/// <param name="reason">Why.</param>
/// <param name="message">Why, in words; without secrets.</param>
/// <param name="field">The field of the request that is wrong; null for none.</param>
public sealed class BuildRefusedException(BuildRefusal reason, string message, string? field = null) : Exception(message)
{
    /// <summary>Why.</summary>
    public BuildRefusal Reason { get; } = reason;

    /// <summary>The field of the request that is wrong, by its name on the wire; null for none.</summary>
    public string? Field { get; } = field;
}

/// <summary>Why a task is not taken.</summary>
public enum BuildRefusal
{
    /// <summary>A field is not what it has to be.</summary>
    InvalidRequest,

    /// <summary>The secret is another one.</summary>
    WrongSecret,

    /// <summary>The round before was never asked for.</summary>
    NoEarlierRound,

    /// <summary>The attachments are too many or too large.</summary>
    TooLarge,

    /// <summary>The builder has no secret or no model.</summary>
    NotConfigured,
}
