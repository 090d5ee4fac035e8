using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Results;

/// <summary>A run from which another one starts, and what it takes from it.</summary>
/// <param name="Run">The earlier run.</param>
/// <param name="Carry">What is taken.</param>
public sealed record RunBase(RunId Run, Carry Carry);

/// <summary>What a run takes from an earlier one. Only results that it would get again are taken: same call, same task, same conditions.</summary>
public enum Carry
{
    /// <summary>To go on: every final sample (<see cref="Outcomes.IsFinal"/>).</summary>
    Done,

    /// <summary>To do failures again: the cases that passed or were not measured, as they are.</summary>
    AllButFailed,

    /// <summary>To do again what was not measured: the cases that passed or failed, as they are.</summary>
    AllButNotMeasured,

    /// <summary>To score again: no results, only the models' answers.</summary>
    AnswersOnly,
}

/// <summary>A run that has begun, or goes on.</summary>
public sealed record BegunRun
{
    /// <summary>The run as it is stored: the one that was asked for, or its base when that goes on.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Every case of a run that goes on; of a new one, those of which something was taken over.</summary>
    public IReadOnlyList<BegunCase> Cases { get; init; } = [];

    /// <summary>Samples that are not among the cases' although the base has the model's answer.</summary>
    public int Answered { get; init; }
}

/// <summary>A case of which something is done.</summary>
/// <param name="Id">The row.</param>
/// <param name="Facts">What is known; without a verdict when it is open.</param>
public sealed record BegunCase(CaseId Id, CaseFacts Facts);
