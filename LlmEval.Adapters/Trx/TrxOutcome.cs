namespace LlmEval.Adapters.Trx;

/// <summary>How a test ended, by the names of the TRX schema; only those that an evaluation can have.</summary>
/// <remarks>
/// Readers differ beyond the first three: Azure DevOps knows also <see cref="Inconclusive"/> and takes every other one for "not executed";
/// dorny/test-reporter counts no others at all; EnricoMi's action takes <see cref="Error"/> for an error and the rest for skipped.
/// </remarks>
public enum TrxOutcome
{
    /// <summary>Ran, and every assertion held.</summary>
    Passed,

    /// <summary>Ran, and an assertion did not hold.</summary>
    Failed,

    /// <summary>Did not run: skipped, filtered, ignored.</summary>
    NotExecuted,

    /// <summary>Ran, and neither passed nor failed.</summary>
    Inconclusive,

    /// <summary>Could not be carried out: the fault is not the test's.</summary>
    Error,

    /// <summary>Stopped because it took too long.</summary>
    Timeout,

    /// <summary>Stopped from outside, for example by cancellation.</summary>
    Aborted,
}

/// <summary>How a whole run ended, by the names of the TRX schema.</summary>
public enum TrxRunOutcome
{
    /// <summary>Ran to the end, and what decides about the run was content.</summary>
    Completed,

    /// <summary>Ran to the end, and failed.</summary>
    Failed,

    /// <summary>Could not be carried out.</summary>
    Error,

    /// <summary>Stopped before its end.</summary>
    Aborted,
}
