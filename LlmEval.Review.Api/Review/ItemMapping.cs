using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;
using LlmEval.Review.Api.Contract;
using LlmEval.Review.Api.Runs;

namespace LlmEval.Review.Api.Review;

/// <summary>Maps a pair for its review.</summary>
internal static class ItemMapping
{
    /// <summary>Everything that the review of a pair shows.</summary>
    public static ReviewItemResponse Item(PairView view, ItemContext context) => new()
    {
        Pair = view.Id.Value,
        Run = view.Stored.Pair.Run.Value,
        RunName = context.RunName,
        Task = new TaskResponse
        {
            Id = view.Stored.Pair.TaskId,
            Title = view.Stored.TaskTitle,
            Hash = view.Stored.Pair.TaskHash.Hex,
            Prompt = view.Stored.TaskPrompt,
            Tests = Texts.Cut(view.Stored.Tests, $"{Path(view)}/tests"),
            Topic = view.Stored.Topic,
            Difficulty = view.Stored.Difficulty,
        },
        Messages = [.. view.Stored.Messages.Select(SampleMapping.Message)],
        Criteria = context.Criteria,
        GuidelineVersion = context.GuidelineVersion,
        Lane = view.Showing.Lane,
        QueuedAs = view.Showing.QueuedAs,
        SelectionProbability = view.Showing.SelectionProbability,
        FirstShownAt = view.Showing.FirstShownAt,
        Lease = context.Lease,
        Step = view.Step,
        A = Side(view, ReviewSide.A),
        B = Side(view, ReviewSide.B),
        AssertionDifferences = AssertionDifferences.Between(ExecutionOf(view, ReviewSide.A), ExecutionOf(view, ReviewSide.B)),
        SuggestionState = view.SuggestionState,
        Suggestion = Suggestion(view, context),
        Draft = context.Draft,
        Own = [.. view.Own.Select(judgment => JudgmentMapping.Own(judgment, view))],
        Models = view.Step == ReviewStep.Done ? view.Models : null,
    };

    /// <summary>What came of an entry.</summary>
    /// <param name="view">The pair with the entry.</param>
    /// <param name="id">The entry.</param>
    /// <param name="context">What belongs to it.</param>
    public static SubmittedResponse Submitted(PairView view, Guid id, ItemContext context) => new(
        JudgmentMapping.Own(view.Own.Single(judgment => judgment.Id.Value == id), view),
        view.Step,
        Suggestion(view, context),
        view.Step == ReviewStep.Done ? view.Models : null);

    private static SuggestionResponse? Suggestion(PairView view, ItemContext context) =>
        view.Suggestion is { Verdict: { } verdict, Judge: { } judge } suggestion && context.Judges.GetValueOrDefault(judge) is { } record
            ? new SuggestionResponse(
                suggestion.Id.Value,
                JudgmentMapping.Judge(record),
                verdict.ToScreen(view.Shown),
                suggestion.IsInconsistent,
                suggestion.Confidence,
                suggestion.DerivedConfidence,
                JudgmentMapping.Calibration(context.BlindVotes),
                suggestion.Critique.ToScreen(view.Shown),
                [.. suggestion.Spans.Select(span => JudgmentMapping.Span(span, view.Shown))])
            : null;

    private static ReviewSideResponse Side(PairView view, ReviewSide side)
    {
        var sample = SampleOf(view, side);
        var place = side.ToPlace(view.Shown);
        var text = view.TextOf(place);
        Func<SampleText, string> rest = part => $"{Path(view)}/sides/{NameOf<ReviewSide>.Of(side)}/texts/{NameOf<SampleText>.Of(part)}";
        return new ReviewSideResponse
        {
            Response = Texts.Cut(text, rest(SampleText.Response)),
            TextHash = view.TextHashOf(place),
            Lines = text.Length == 0 ? 0 : text.AsSpan().TrimEnd('\n').Count('\n') + 1,
            Outcome = sample.Outcome,
            Message = sample.Message,
            Extraction = sample.Extracted is null ? null : SampleMapping.Extraction(sample.Extracted, rest),
            Execution = sample.Execution is null ? null : SampleMapping.Execution(sample.Execution, rest),
            OutputTokens = sample.Response?.Usage?.OutputTokens,
            LatencyMs = sample.Response?.Latency.TotalMilliseconds,
        };
    }

    private static Core.Domain.Sandboxing.Execution? ExecutionOf(PairView view, ReviewSide side) => SampleOf(view, side).Execution;

    private static SampleResult SampleOf(PairView view, ReviewSide side) => side.ToPlace(view.Shown) == PairPlace.First ? view.Stored.First : view.Stored.Second;

    private static string Path(PairView view) => $"{ReviewApi.Root}/review/items/{view.Id}";
}

/// <summary>What the review of a pair needs beside the pair.</summary>
internal sealed record ItemContext
{
    /// <summary>The run's name.</summary>
    public required string RunName { get; init; }

    /// <summary>The judges of the run by hash.</summary>
    public required IReadOnlyDictionary<ContentHash, JudgeRecord> Judges { get; init; }

    /// <summary>Blind first votes in the run.</summary>
    public required int BlindVotes { get; init; }

    /// <summary>What a good response is.</summary>
    public string? Criteria { get; init; }

    /// <summary>Version of the guidelines in force.</summary>
    public int? GuidelineVersion { get; init; }

    /// <summary>The lease.</summary>
    public LeaseResponse? Lease { get; init; }

    /// <summary>The draft.</summary>
    public DraftResponse? Draft { get; init; }
}
