using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>A case in full.</summary>
internal sealed record CaseResponse
{
    /// <summary>The case.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its run.</summary>
    public required Guid Run { get; init; }

    /// <summary><c>model/task</c>, and <c>[prompt]</c> behind it unless the variant is the default.</summary>
    public required string Name { get; init; }

    /// <summary>Hash over what the case is: equal keys in two runs are comparable.</summary>
    public required string Key { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The task.</summary>
    public required TaskResponse Task { get; init; }

    /// <summary>The verdict; null while it is pending.</summary>
    public required CaseVerdict? Verdict { get; init; }

    /// <summary>The outcome that stands for the case; null while it is pending.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>The verdict in a line.</summary>
    public required string? Message { get; init; }

    /// <summary>Time spent on its own work, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>What the model was sent.</summary>
    public required IReadOnlyList<MessageResponse> Messages { get; init; }

    /// <summary>The samples by index.</summary>
    public required IReadOnlyList<SampleResponse> Samples { get; init; }

    /// <summary>What stands about the pairs that its samples are in.</summary>
    public required IReadOnlyList<CaseJudgmentResponse> Judgments { get; init; }
}

/// <summary>A task.</summary>
internal sealed record TaskResponse
{
    /// <summary>Its id in the dataset.</summary>
    public required string Id { get; init; }

    /// <summary>A line for people.</summary>
    public required string Title { get; init; }

    /// <summary>Hash over prompt, entry point and tests.</summary>
    public required string Hash { get; init; }

    /// <summary>What the model is asked.</summary>
    public required string Prompt { get; init; }

    /// <summary>The tests.</summary>
    public required TextResponse Tests { get; init; }

    /// <summary>The subject.</summary>
    public required string? Topic { get; init; }

    /// <summary><c>easy</c>, <c>medium</c> or <c>hard</c>.</summary>
    public required string? Difficulty { get; init; }
}

/// <summary>A message to or from a model.</summary>
internal sealed record MessageResponse(ChatRole Role, string Content);

/// <summary>A standing judgment about a pair that a case is in, seen from the case.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Judgment">The judgment.</param>
/// <param name="Against">The other model.</param>
/// <param name="SampleIndex">Which sample of the case.</param>
/// <param name="Source">Who or what judged.</param>
/// <param name="By">The judge's or the reviewer's name.</param>
/// <param name="Kind">What kind of entry it is.</param>
/// <param name="Standing">How this case's sample came off; null unless there is a verdict.</param>
/// <param name="Lane">The reviewer's lane.</param>
/// <param name="Action">What the reviewer did with the suggestion.</param>
/// <param name="Inconsistent">The judge's two orders disagreed.</param>
/// <param name="Confidence">As stated, 0 to 1.</param>
/// <param name="At">When, UTC.</param>
internal sealed record CaseJudgmentResponse(
    Guid Pair,
    Guid Judgment,
    string Against,
    int SampleIndex,
    JudgmentSource Source,
    string? By,
    JudgmentKind Kind,
    Standing? Standing,
    Lane? Lane,
    ReviewAction? Action,
    bool Inconsistent,
    double? Confidence,
    DateTimeOffset At);

/// <summary>How a response came off in a pair.</summary>
internal enum Standing
{
    /// <summary>It is much better than the other.</summary>
    MuchBetter,

    /// <summary>It is better.</summary>
    Better,

    /// <summary>Neither is.</summary>
    Tie,

    /// <summary>It is worse.</summary>
    Worse,

    /// <summary>It is much worse.</summary>
    MuchWorse,

    /// <summary>Neither is acceptable.</summary>
    BothBad,
}
