using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Runs;

namespace LlmEval.Review.Api.Review;

/// <summary>Everything that the review of a pair shows. Sides are in the order drawn for this reviewer; no model is named before the end.</summary>
internal sealed record ReviewItemResponse
{
    /// <summary>The pair.</summary>
    public required Guid Pair { get; init; }

    /// <summary>Its run.</summary>
    public required Guid Run { get; init; }

    /// <summary>The run's name.</summary>
    public required string RunName { get; init; }

    /// <summary>The task with its tests.</summary>
    public required TaskResponse Task { get; init; }

    /// <summary>What both models were sent.</summary>
    public required IReadOnlyList<MessageResponse> Messages { get; init; }

    /// <summary>What a good response is, Markdown; null when the run says nothing.</summary>
    public required string? Criteria { get; init; }

    /// <summary>Version of the guidelines in force; null when there are none.</summary>
    public required int? GuidelineVersion { get; init; }

    /// <summary>What is shown of the judge's opinion.</summary>
    public required Lane Lane { get; init; }

    /// <summary>Why the pair came up.</summary>
    public required QueueReason QueuedAs { get; init; }

    /// <summary>How likely that was; null where nothing was drawn.</summary>
    public required double? SelectionProbability { get; init; }

    /// <summary>When it was first shown to this reviewer, UTC.</summary>
    public required DateTimeOffset FirstShownAt { get; init; }

    /// <summary>The lease; null when this reviewer does not hold the pair now.</summary>
    public required LeaseResponse? Lease { get; init; }

    /// <summary>What may be done next.</summary>
    public required ReviewStep Step { get; init; }

    /// <summary>The left response.</summary>
    public required ReviewSideResponse A { get; init; }

    /// <summary>The right response.</summary>
    public required ReviewSideResponse B { get; init; }

    /// <summary>Assertions that came out differently on the two sides, as far as is known: a test program ends at its first failure.</summary>
    public required IReadOnlyList<AssertionDifferenceResponse> AssertionDifferences { get; init; }

    /// <summary>Whether there is a suggestion of the judge, and whether it is shown.</summary>
    public required SuggestionState SuggestionState { get; init; }

    /// <summary>The suggestion; null unless <see cref="SuggestionState"/> is <c>shown</c>.</summary>
    public required SuggestionResponse? Suggestion { get; init; }

    /// <summary>What this reviewer has begun; null for nothing.</summary>
    public required DraftResponse? Draft { get; init; }

    /// <summary>This reviewer's judgments of the pair, oldest first, superseded ones included.</summary>
    public required IReadOnlyList<OwnJudgmentResponse> Own { get; init; }

    /// <summary>The models; null until this reviewer has judged.</summary>
    public required RevealedModelsResponse? Models { get; init; }
}

/// <summary>What a reviewer may do next with a pair.</summary>
internal enum ReviewStep
{
    /// <summary>Judge it.</summary>
    Vote,

    /// <summary>The blind vote is stored and the suggestion shown: keep or revise.</summary>
    Revise,

    /// <summary>Judged; it can be changed by a superseding judgment, or undone.</summary>
    Done,
}

/// <summary>What is shown of a judge's suggestion.</summary>
internal enum SuggestionState
{
    /// <summary>No judge has a standing verdict.</summary>
    None,

    /// <summary>Shown.</summary>
    Shown,

    /// <summary>There may be one: the lane shows it after the first vote.</summary>
    AfterVote,

    /// <summary>The lane never shows it.</summary>
    Hidden,
}

/// <summary>One response, without the name of its model.</summary>
internal sealed record ReviewSideResponse
{
    /// <summary>The response.</summary>
    public required TextResponse Response { get; init; }

    /// <summary>SHA-256 of its UTF-8 bytes: spans name it.</summary>
    public required string TextHash { get; init; }

    /// <summary>Lines of the response.</summary>
    public required int Lines { get; init; }

    /// <summary>The outcome of its tests.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The outcome in a line; null when passed.</summary>
    public required string? Message { get; init; }

    /// <summary>The program found in it.</summary>
    public required ExtractionResponse? Extraction { get; init; }

    /// <summary>The execution; null when nothing ran.</summary>
    public required ExecutionResponse? Execution { get; init; }

    /// <summary>Tokens of the response; null where unknown.</summary>
    public required long? OutputTokens { get; init; }

    /// <summary>Time that the model took, in milliseconds.</summary>
    public required double? LatencyMs { get; init; }
}

/// <summary>An assertion that came out differently.</summary>
/// <param name="Line">Its line in the tests, from 1.</param>
/// <param name="Source">As written.</param>
/// <param name="A">On side A.</param>
/// <param name="B">On side B.</param>
internal sealed record AssertionDifferenceResponse(int? Line, string Source, AssertionState A, AssertionState B);

/// <summary>What became of an assertion.</summary>
internal enum AssertionState
{
    /// <summary>It held.</summary>
    Held,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>The program ended before.</summary>
    NotReached,
}

/// <summary>The names behind A and B.</summary>
internal sealed record RevealedModelsResponse(string A, string B);

/// <summary>The texts of a side that can be had in full.</summary>
internal enum ReviewSide
{
    /// <summary>Left.</summary>
    A,

    /// <summary>Right.</summary>
    B,
}
