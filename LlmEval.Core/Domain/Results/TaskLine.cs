using LlmEval.Core.Domain.Identity;

namespace LlmEval.Core.Domain.Results;

/// <summary>
/// Which tasks of a run, in which order. A task is there when one of its cases fits verdicts, outcomes, models, prompts and changes together.
/// What is null or empty lets all through.
/// </summary>
public sealed record TaskLineFilter
{
    /// <summary>Verdicts of cases.</summary>
    public IReadOnlyCollection<CaseVerdict> Verdicts { get; init; } = [];

    /// <summary>Outcomes of cases.</summary>
    public IReadOnlyCollection<Outcome> Outcomes { get; init; } = [];

    /// <summary>Models of cases.</summary>
    public IReadOnlyCollection<string> Models { get; init; } = [];

    /// <summary>Prompt variants of cases.</summary>
    public IReadOnlyCollection<string> Prompts { get; init; } = [];

    /// <summary>Topics.</summary>
    public IReadOnlyCollection<string> Topics { get; init; } = [];

    /// <summary>Difficulties.</summary>
    public IReadOnlyCollection<string> Difficulties { get; init; } = [];

    /// <summary>Part of the task's id or title.</summary>
    public string? Text { get; init; }

    /// <summary>The run that cases are compared with; null for none.</summary>
    public RunId? Since { get; init; }

    /// <summary>What became of cases since then.</summary>
    public IReadOnlyCollection<CaseTurn> Turns { get; init; } = [];

    /// <summary>Tasks with failed cases first, most of them first; else those not measured; else by id. False: by id alone.</summary>
    public bool FailedFirst { get; init; } = true;
}

/// <summary>What became of a case since an earlier run: <c>Comparison.CaseChangeKind</c> without what is gone.</summary>
public enum CaseTurn
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
}

/// <summary>A place in the list of tasks.</summary>
/// <param name="Failed">Failed cases of the task.</param>
/// <param name="NotMeasured">Cases of it that were not measured.</param>
/// <param name="Task">Its id.</param>
public sealed record TaskCursor(int Failed, int NotMeasured, string Task);

/// <summary>A task of a run with its cases.</summary>
public sealed record TaskLine
{
    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Its difficulty.</summary>
    public string? Difficulty { get; init; }

    /// <summary>Where the next page goes on.</summary>
    public required TaskCursor Cursor { get; init; }

    /// <summary>Its cases.</summary>
    public required IReadOnlyList<CaseCell> Cells { get; init; }
}

/// <summary>A case of a task.</summary>
/// <param name="Id">The row.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Prompt">The prompt variant's id.</param>
/// <param name="Verdict">The verdict; null while there is none.</param>
/// <param name="Outcome">The outcome that stands for it; null likewise.</param>
/// <param name="Passed">Samples that passed.</param>
/// <param name="Measured">Samples that say something about the model.</param>
/// <param name="Planned">Samples planned.</param>
/// <param name="Turn">What became of it; null where nothing is compared.</param>
public sealed record CaseCell(
    CaseId Id, string Model, string Prompt, CaseVerdict? Verdict, Outcome? Outcome, int Passed, int Measured, int Planned, CaseTurn? Turn);
