using Microsoft.AspNetCore.Mvc;

namespace LlmEval.Review.Api.Observatory.Examples;

/// <summary>Which examples of a measurement are wanted.</summary>
internal sealed class ExampleQuery
{
    /// <summary>Right ones only, or wrong ones only.</summary>
    [FromQuery(Name = "correct")]
    public bool? Correct { get; init; }

    /// <summary>Topics.</summary>
    [FromQuery(Name = "topic")]
    public string[] Topic { get; init; } = [];

    /// <summary>Difficulties.</summary>
    [FromQuery(Name = "difficulty")]
    public string[] Difficulty { get; init; } = [];

    /// <summary>Kinds of mistakes.</summary>
    [FromQuery(Name = "errorTag")]
    public string[] ErrorTag { get; init; } = [];

    /// <summary>Parts of the dataset.</summary>
    [FromQuery(Name = "subtask")]
    public string[] Subtask { get; init; } = [];

    /// <summary>Part of the input, the answer or what was expected.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>Where the page begins.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>How many.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }
}
