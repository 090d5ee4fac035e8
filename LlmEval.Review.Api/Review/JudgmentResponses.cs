using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Runs;

namespace LlmEval.Review.Api.Review;

/// <summary>What the judge suggests.</summary>
/// <param name="Judgment">The judge's judgment.</param>
/// <param name="Judge">Who.</param>
/// <param name="Verdict">What.</param>
/// <param name="Inconsistent">The two orders disagreed, and it is a tie for that reason.</param>
/// <param name="Confidence">As stated, 0 to 1.</param>
/// <param name="DerivedConfidence">From the agreement of the two orders.</param>
/// <param name="Calibration">What the stated confidence is worth.</param>
/// <param name="Critique">Why, in words.</param>
/// <param name="Spans">What it quotes.</param>
internal sealed record SuggestionResponse(
    Guid Judgment,
    JudgeResponse Judge,
    VerdictOnScreen Verdict,
    bool Inconsistent,
    double? Confidence,
    double? DerivedConfidence,
    CalibrationResponse Calibration,
    string? Critique,
    IReadOnlyList<SpanResponse> Spans);

/// <summary>A judge.</summary>
/// <param name="Hash">Hash over everything that decides its opinions.</param>
/// <param name="Name">Its id in the config.</param>
/// <param name="Model">The model, as its provider knows it.</param>
/// <param name="Mode">What it is shown.</param>
/// <param name="PromptHash">Hash of the fixed part of its prompt.</param>
internal sealed record JudgeResponse(string Hash, string Name, string Model, JudgeMode Mode, string PromptHash);

/// <summary>What a judge's stated confidence is worth.</summary>
/// <param name="Calibrated">Whether enough blind votes are there.</param>
/// <param name="Votes">Blind first votes on its pairs.</param>
/// <param name="Needed">Votes from which on it is calibrated.</param>
internal sealed record CalibrationResponse(bool Calibrated, int Votes, int Needed);

/// <summary>A judgment of the reviewer who asks.</summary>
internal sealed record OwnJudgmentResponse
{
    /// <summary>The judgment.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required JudgmentKind Kind { get; init; }

    /// <summary>The verdict; null for a skip and a retraction.</summary>
    public required VerdictOnScreen? Verdict { get; init; }

    /// <summary>What was done with the suggestion.</summary>
    public required ReviewAction? Action { get; init; }

    /// <summary>In words.</summary>
    public required string? Critique { get; init; }

    /// <summary>The reason of a skip or a retraction.</summary>
    public required string? Reason { get; init; }

    /// <summary>Marked parts.</summary>
    public required IReadOnlyList<SpanResponse> Spans { get; init; }

    /// <summary>What it replaces.</summary>
    public required Guid? Supersedes { get; init; }

    /// <summary>Whether it stands: not superseded, and no retraction.</summary>
    public required bool Stands { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What came of submitting.</summary>
/// <param name="Judgment">As it is stored.</param>
/// <param name="Step">What may be done next.</param>
/// <param name="Suggestion">The judge's suggestion, when it may be seen now.</param>
/// <param name="Models">The names, unless a revision is still to come.</param>
internal sealed record SubmittedResponse(OwnJudgmentResponse Judgment, ReviewStep Step, SuggestionResponse? Suggestion, RevealedModelsResponse? Models);

/// <summary>Everything that was ever said of a pair.</summary>
/// <param name="Models">The names.</param>
/// <param name="Judgments">In the order of the chain of the run.</param>
/// <param name="Calls">The calls of judges, in the order of making.</param>
internal sealed record PairHistoryResponse(RevealedModelsResponse Models, IReadOnlyList<JudgmentHistoryResponse> Judgments, IReadOnlyList<JudgeCallResponse> Calls);

/// <summary>A judgment as the chain keeps it.</summary>
internal sealed record JudgmentHistoryResponse
{
    /// <summary>The judgment.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place in the chain of its run, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>Hash over the judgment, its sequence and the hash before it.</summary>
    public required string Hash { get; init; }

    /// <summary>The hash before it; null for the first.</summary>
    public required string? PreviousHash { get; init; }

    /// <summary>Who or what judged.</summary>
    public required JudgmentSource Source { get; init; }

    /// <summary>The judge's or the reviewer's name; null for a rule.</summary>
    public required string? By { get; init; }

    /// <summary>The judge; null unless the source is a model.</summary>
    public required JudgeResponse? Judge { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required JudgmentKind Kind { get; init; }

    /// <summary>The verdict, in the order in which the asker sees the pair.</summary>
    public required VerdictOnScreen? Verdict { get; init; }

    /// <summary>The reviewer's lane.</summary>
    public required Lane? Lane { get; init; }

    /// <summary>What the reviewer did with the suggestion.</summary>
    public required ReviewAction? Action { get; init; }

    /// <summary>The order in which whoever judged saw it; null for a judge that saw both.</summary>
    public required ShownOrder? Shown { get; init; }

    /// <summary>A judge's two orders disagreed.</summary>
    public required bool Inconsistent { get; init; }

    /// <summary>As stated, 0 to 1.</summary>
    public required double? Confidence { get; init; }

    /// <summary>From the agreement of the two orders.</summary>
    public required double? DerivedConfidence { get; init; }

    /// <summary>In words.</summary>
    public required string? Critique { get; init; }

    /// <summary>The reason of a skip, an unresolved pair, an error or a retraction.</summary>
    public required string? Reason { get; init; }

    /// <summary>Marked parts.</summary>
    public required IReadOnlyList<SpanResponse> Spans { get; init; }

    /// <summary>The judge's judgment that was seen as a suggestion.</summary>
    public required Guid? Suggestion { get; init; }

    /// <summary>What it replaces.</summary>
    public required Guid? Supersedes { get; init; }

    /// <summary>What replaces it; null while it stands.</summary>
    public required Guid? SupersededBy { get; init; }

    /// <summary>Why the pair was in the queue.</summary>
    public required QueueReason? QueuedAs { get; init; }

    /// <summary>How likely that was.</summary>
    public required double? SelectionProbability { get; init; }

    /// <summary>Time in which the reviewer was active, in milliseconds.</summary>
    public required double? ActiveMs { get; init; }

    /// <summary>Time from opening to submitting, in milliseconds.</summary>
    public required double? WallMs { get; init; }

    /// <summary>Version of the guidelines in force.</summary>
    public required int? GuidelineVersion { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A call of a judge.</summary>
internal sealed record JudgeCallResponse
{
    /// <summary>The call.</summary>
    public required Guid Id { get; init; }

    /// <summary>The judgment that it led to.</summary>
    public required Guid Judgment { get; init; }

    /// <summary>The order in which it saw the pair.</summary>
    public required ShownOrder Shown { get; init; }

    /// <summary>How it ended.</summary>
    public required JudgeCallOutcome Outcome { get; init; }

    /// <summary>What it said, in the order in which the asker sees the pair.</summary>
    public required VerdictOnScreen? Verdict { get; init; }

    /// <summary>As stated, 0 to 1.</summary>
    public required double? Confidence { get; init; }

    /// <summary>Quotes that it gave.</summary>
    public required int Quotes { get; init; }

    /// <summary>Quotes that were found.</summary>
    public required int LocatedQuotes { get; init; }

    /// <summary>Why it failed.</summary>
    public required string? Error { get; init; }

    /// <summary>Calls of the provider.</summary>
    public required int Attempts { get; init; }

    /// <summary>Tokens.</summary>
    public required UsageResponse? Usage { get; init; }

    /// <summary>What it cost; null when unknown.</summary>
    public required MoneyResponse? Cost { get; init; }

    /// <summary>True when the answer was paid for earlier.</summary>
    public required bool FromCache { get; init; }

    /// <summary>Time that the model took, in milliseconds.</summary>
    public required double LatencyMs { get; init; }

    /// <summary>When it ended, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was sent.</summary>
    public required IReadOnlyList<MessageResponse> Messages { get; init; }

    /// <summary>The answer as it came.</summary>
    public required string? Answer { get; init; }
}
