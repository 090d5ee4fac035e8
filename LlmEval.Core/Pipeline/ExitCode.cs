using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Pipeline;

/// <summary>The tool's exit codes. Documented and stable.</summary>
public enum ExitCode
{
    /// <summary>Done, and every gate met.</summary>
    Done = 0,

    /// <summary>A gate, or what <c>fail_on</c> names, was not met.</summary>
    NotMet = 1,

    /// <summary>Wrong usage or configuration.</summary>
    Usage = 2,

    /// <summary>Infrastructure failed, or more samples than <c>max_not_measured</c> could not be measured.</summary>
    Infrastructure = 3,

    /// <summary>The budget was reached before everything was run.</summary>
    Budget = 4,

    /// <summary>Nothing was run.</summary>
    NothingRun = 8,

    /// <summary>Interrupted.</summary>
    Interrupted = 130,
}

/// <summary>Decides how a run ends for the caller.</summary>
public static class RunVerdict
{
    /// <summary>
    /// The exit code of a finished run. An incomplete measurement is worse than a gate that was not met: the gate was then decided on
    /// part of the data.
    /// </summary>
    public static ExitCode Decide(RunRecord run, RunSummary summary, FailOn failOn, double maxNotMeasured)
    {
        if (run.Status == RunStatus.Interrupted) return ExitCode.Interrupted;
        if (run.Status == RunStatus.BudgetReached) return ExitCode.Budget;
        if (summary.PlannedSamples == 0) return ExitCode.NothingRun;
        if (summary.NotMeasuredSamples > (maxNotMeasured * summary.PlannedSamples) + 1e-9) return ExitCode.Infrastructure;
        return failOn switch
        {
            FailOn.None => ExitCode.Done,
            FailOn.Any when summary.Models.Any(line => line.FailedCases > 0) => ExitCode.NotMet,
            _ => run.Gates.Any(gate => gate.Status == GateStatus.NotMet) ? ExitCode.NotMet : ExitCode.Done,
        };
    }
}
