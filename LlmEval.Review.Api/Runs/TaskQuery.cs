using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;
using Microsoft.AspNetCore.Mvc;

namespace LlmEval.Review.Api.Runs;

/// <summary>Which tasks of a run are wanted. A task is shown when one of its cases fits verdict, outcome, model, prompt and change together.</summary>
internal sealed class TaskQuery
{
    /// <summary>Verdicts of cases.</summary>
    [FromQuery(Name = "verdict")]
    public Named<CaseVerdict>[] Verdict { get; init; } = [];

    /// <summary>Outcomes of cases.</summary>
    [FromQuery(Name = "outcome")]
    public Named<Outcome>[] Outcome { get; init; } = [];

    /// <summary>Topics.</summary>
    [FromQuery(Name = "topic")]
    public string[] Topic { get; init; } = [];

    /// <summary>Difficulties.</summary>
    [FromQuery(Name = "difficulty")]
    public string[] Difficulty { get; init; } = [];

    /// <summary>Models.</summary>
    [FromQuery(Name = "model")]
    public string[] Model { get; init; } = [];

    /// <summary>Prompt variants.</summary>
    [FromQuery(Name = "prompt")]
    public string[] Prompt { get; init; } = [];

    /// <summary>Part of a task's id or title.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>An earlier run: cells say what became of them since, and <see cref="Change"/> filters.</summary>
    [FromQuery(Name = "changedSince")]
    public string? ChangedSince { get; init; }

    /// <summary>Changes since <see cref="ChangedSince"/>; without any, what passes and fails as before is left out.</summary>
    [FromQuery(Name = "change")]
    public Named<CaseChangeKind>[] Change { get; init; } = [];

    /// <summary>The order; default failed_first.</summary>
    [FromQuery(Name = "order")]
    public Named<TaskOrder>? Order { get; init; }

    /// <summary>Where the page begins.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>How many.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }
}

/// <summary>Orders of the matrix.</summary>
internal enum TaskOrder
{
    /// <summary>Tasks with failed cases first, most of them first; then those not measured; then the rest by id.</summary>
    FailedFirst,

    /// <summary>By the task's id.</summary>
    Id,
}
