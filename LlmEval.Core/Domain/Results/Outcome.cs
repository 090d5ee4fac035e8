namespace LlmEval.Core.Domain.Results;

/// <summary>What came of one sample. The stored names are the members in snake_case.</summary>
public enum Outcome
{
    /// <summary>The tests returned, after at least one call, over a clean channel.</summary>
    Passed,

    /// <summary>There is an answer, and the task has nothing to check it by.</summary>
    Answered,

    /// <summary>An assertion of the tests did not hold.</summary>
    Failed,

    /// <summary>The solution raised, exited, broke the protocol or a limit on processes, files or disk.</summary>
    Error,

    /// <summary>Past the CPU limit or the wall guard.</summary>
    Timeout,

    /// <summary>Past the memory limit, with evidence.</summary>
    Memory,

    /// <summary>Past the output limit.</summary>
    OutputLimit,

    /// <summary>The response holds nothing to run.</summary>
    NoCode,

    /// <summary>The response was cut off at the token limit and holds nothing complete to run.</summary>
    Truncated,

    /// <summary>The model declined.</summary>
    Refused,

    /// <summary>The tests need the solution's interpreter and weak mode is off. Not measured.</summary>
    Unsupported,

    /// <summary>The sandbox failed, after retries. Not measured.</summary>
    SandboxError,

    /// <summary>The provider failed, after retries. Not measured.</summary>
    ProviderError,

    /// <summary>Stopped before it was known. Not measured.</summary>
    Cancelled,
}

/// <summary>How an outcome counts.</summary>
public enum OutcomeClass
{
    /// <summary>The model was right.</summary>
    Right,

    /// <summary>The model was wrong.</summary>
    Wrong,

    /// <summary>We do not know: never counted against the model.</summary>
    NotMeasured,
}

/// <summary>What each outcome means for the score.</summary>
public static class Outcomes
{
    /// <summary>How an outcome counts.</summary>
    public static OutcomeClass Classify(this Outcome outcome) => outcome switch
    {
        Outcome.Passed or Outcome.Answered => OutcomeClass.Right,
        Outcome.Unsupported or Outcome.SandboxError or Outcome.ProviderError or Outcome.Cancelled => OutcomeClass.NotMeasured,
        _ => OutcomeClass.Wrong,
    };

    /// <summary>Whether the outcome says something about the model.</summary>
    public static bool IsMeasured(this Outcome outcome) => outcome.Classify() != OutcomeClass.NotMeasured;

    /// <summary>Whether the sample stays as it is when its run goes on. What an outage or a stop took away is made again.</summary>
    public static bool IsFinal(this Outcome outcome) => outcome.IsMeasured() || outcome == Outcome.Unsupported;
}
