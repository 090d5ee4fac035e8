using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Domain.Review;

/// <summary>Two responses to one task under one prompt variant, in one run. Carries no texts.</summary>
/// <remarks>
/// First and second are fixed (the config's order of models) and say nothing about where a reader saw them: what a judge or a reviewer is
/// shown is shuffled, and stored with the judgment as <see cref="ShownOrder"/>.
/// </remarks>
public sealed record ResponsePair
{
    /// <summary>The row.</summary>
    public required PairId Id { get; init; }

    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>The task's id in its dataset.</summary>
    public required string TaskId { get; init; }

    /// <summary>Hash of the task (prompt, entry point, tests).</summary>
    public required ContentHash TaskHash { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The response of the model that stands first in the config.</summary>
    public required PairSide First { get; init; }

    /// <summary>The other response.</summary>
    public required PairSide Second { get; init; }

    /// <summary>Both texts are the same, code unit by code unit: a tie by rule.</summary>
    public bool HasEqualTexts => First.TextHash == Second.TextHash;
}

/// <summary>One response of a pair.</summary>
public sealed record PairSide
{
    /// <summary>The sample.</summary>
    public required SampleId Sample { get; init; }

    /// <summary>Name of the sample's case.</summary>
    public required string CaseName { get; init; }

    /// <summary>The model's id in the config.</summary>
    public required string Model { get; init; }

    /// <summary>Which repeat, from 0.</summary>
    public required int SampleIndex { get; init; }

    /// <summary>SHA-256 of the response's UTF-8 bytes.</summary>
    public required ContentHash TextHash { get; init; }

    /// <summary>What came of its tests.</summary>
    public required Outcome Outcome { get; init; }
}

/// <summary>A pair with everything that a judge or a reviewer may be shown.</summary>
public sealed record StoredPair
{
    /// <summary>The pair.</summary>
    public required ResponsePair Pair { get; init; }

    /// <summary>The task's title.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>The task's prompt, as in the dataset.</summary>
    public required string TaskPrompt { get; init; }

    /// <summary>The task's topic and difficulty, where the dataset says them.</summary>
    public string? Topic { get; init; }

    /// <summary><c>easy</c>, <c>medium</c> or <c>hard</c>, where the dataset says it.</summary>
    public string? Difficulty { get; init; }

    /// <summary>The task's tests.</summary>
    public required string Tests { get; init; }

    /// <summary>What both models were sent.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>The first response with code, execution and scores.</summary>
    public required SampleResult First { get; init; }

    /// <summary>The second response likewise.</summary>
    public required SampleResult Second { get; init; }
}

/// <summary>Which response stood on the left (or came first in a judge's prompt).</summary>
public enum ShownOrder
{
    /// <summary>The pair's first response was A.</summary>
    FirstIsA,

    /// <summary>The pair's second response was A.</summary>
    SecondIsA,
}

/// <summary>One side of a pair.</summary>
public enum PairPlace
{
    /// <summary>The pair's first response.</summary>
    First,

    /// <summary>The pair's second response.</summary>
    Second,
}
