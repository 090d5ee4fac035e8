using System.Text.Json;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Review.Api.Review;

/// <summary>How the queue stands for the reviewer who asks.</summary>
/// <param name="Total">All runs, or the run that was asked for.</param>
/// <param name="Runs">Each run with pairs, newest first.</param>
/// <param name="ToAdjudicate">Pairs on which reviewers disagree and nobody has decided.</param>
internal sealed record QueueResponse(QueueStateResponse Total, IReadOnlyList<RunQueueResponse> Runs, int ToAdjudicate);

/// <summary>A run's queue.</summary>
internal sealed record RunQueueResponse(Guid Run, string ShortId, string Name, RunStatus Status, DateTimeOffset StartedAt, QueueStateResponse State);

/// <summary>How a queue stands.</summary>
/// <param name="Pairs">Pairs in all.</param>
/// <param name="Done">Pairs that this reviewer has judged or skipped.</param>
/// <param name="Open">Pairs that this reviewer could be given now.</param>
/// <param name="Complete">Pairs with as many verdicts as the overlap asks for.</param>
/// <param name="LeasedByOthers">Pairs whose open places are all held by others.</param>
internal sealed record QueueStateResponse(int Pairs, int Done, int Open, int Complete, int LeasedByOthers);

/// <summary>A pair in a list. Says nothing of a judge's opinion that its reviewer may not know yet.</summary>
internal sealed record PairListItemResponse
{
    /// <summary>The pair.</summary>
    public required Guid Pair { get; init; }

    /// <summary>Its run.</summary>
    public required Guid Run { get; init; }

    /// <summary>The run's name.</summary>
    public required string RunName { get; init; }

    /// <summary>Its place in the run, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The lane that it is reviewed in.</summary>
    public required Lane Lane { get; init; }

    /// <summary>How it stands with people.</summary>
    public required PairState State { get; init; }

    /// <summary>Whether the asker has judged or skipped it.</summary>
    public required bool Done { get; init; }

    /// <summary>What the judge says; null until the asker may know it, or when there is none.</summary>
    public required OpinionKind? Opinion { get; init; }

    /// <summary>Standing verdicts of people.</summary>
    public required int Verdicts { get; init; }

    /// <summary>How many are asked for.</summary>
    public required int Overlap { get; init; }

    /// <summary>The asker's own standing verdict, in the order in which they saw it.</summary>
    public required VerdictOnScreen? Own { get; init; }

    /// <summary>When the asker's own entry was made, UTC.</summary>
    public required DateTimeOffset? OwnAt { get; init; }
}

/// <summary>What the next pair is wanted from.</summary>
/// <param name="Run">Only this run; null for all.</param>
/// <param name="Beside">The pair that you work on: the next one is leased ahead of it, one at most. Null when you work on none.</param>
internal sealed record NextRequest(Guid? Run = null, Guid? Beside = null);

/// <summary>The pair that comes next.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Run">Its run.</param>
/// <param name="Task">The task's id.</param>
/// <param name="QueuedAs">Why it comes up.</param>
/// <param name="SelectionProbability">How likely that was, where it was drawn; else null.</param>
/// <param name="Held">You hold it already.</param>
internal sealed record NextResponse(Guid Pair, Guid Run, string Task, QueueReason QueuedAs, double? SelectionProbability, bool Held);

/// <summary>A pair that the reviewer holds.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Run">Its run.</param>
/// <param name="ExpiresAt">When it ends unless renewed, UTC.</param>
/// <param name="RemainingMs">Milliseconds until then, by the server's clock.</param>
/// <param name="Place">Which of the places, from 1.</param>
/// <param name="Overlap">How many places there are.</param>
internal sealed record LeaseResponse(Guid Pair, Guid Run, DateTimeOffset ExpiresAt, double RemainingMs, int Place, int Overlap);

/// <summary>A draft to be saved.</summary>
/// <param name="BasedOn">The revision that it was made from; 0 for the first.</param>
/// <param name="Content">Any JSON object, as the app writes it.</param>
internal sealed record DraftRequest(int BasedOn, JsonElement Content);

/// <summary>A saved draft.</summary>
/// <param name="Revision">Grows by one with every save.</param>
/// <param name="Content">As the app wrote it.</param>
/// <param name="SavedAt">When, UTC.</param>
internal sealed record DraftResponse(int Revision, JsonElement Content, DateTimeOffset SavedAt);

/// <summary>A verdict to be stored.</summary>
/// <param name="Id">Made by the client (UUID version 7): the same id twice is one judgment, so a retry is safe.</param>
/// <param name="Verdict">In the order of the screen.</param>
/// <param name="Spans">Marked parts, in the order of making.</param>
/// <param name="Critique">In words; null for none.</param>
/// <param name="Action">What was done with the suggestion; null: the server works it out.</param>
/// <param name="ActiveMs">Time in which the reviewer was active.</param>
/// <param name="WallMs">Time from opening to submitting.</param>
/// <param name="Supersedes">The own earlier judgment that this one replaces; null for a first one.</param>
internal sealed record JudgmentRequest(
    Guid Id,
    VerdictOnScreen Verdict,
    IReadOnlyList<SpanRequest> Spans,
    double ActiveMs,
    double WallMs,
    string? Critique = null,
    ReviewAction? Action = null,
    Guid? Supersedes = null);

/// <summary>A pair to be passed over.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Reason">Why.</param>
/// <param name="ActiveMs">Time in which the reviewer was active.</param>
/// <param name="WallMs">Time from opening to skipping.</param>
internal sealed record SkipRequest(Guid Id, string Reason, double ActiveMs, double WallMs);

/// <summary>An own judgment or skip to be taken back.</summary>
/// <param name="Id">Of the retraction, made by the client.</param>
/// <param name="Judgment">What is taken back.</param>
/// <param name="Reason">Why; null for no reason given.</param>
internal sealed record UndoRequest(Guid Id, Guid Judgment, string? Reason = null);

/// <summary>A pair on which reviewers disagree.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Run">Its run.</param>
/// <param name="RunName">The run's name.</param>
/// <param name="Task">The task's id.</param>
/// <param name="Votes">The standing verdicts of people, in the order in which the asker sees the pair (else first response = A).</param>
/// <param name="Opposite">Whether they name different winners; else one of them is a tie or both bad.</param>
/// <param name="Decision">What was decided; null while it is open.</param>
internal sealed record AdjudicationItemResponse(
    Guid Pair,
    Guid Run,
    string RunName,
    string Task,
    IReadOnlyList<VoteResponse> Votes,
    bool Opposite,
    VoteResponse? Decision);

/// <summary>A reviewer's standing verdict.</summary>
internal sealed record VoteResponse(Guid Judgment, string Reviewer, VerdictOnScreen Verdict, Lane? Lane, string? Critique, DateTimeOffset At);

/// <summary>A decision between reviewers who disagree.</summary>
/// <param name="Id">Made by the client.</param>
/// <param name="Verdict">In the order of the screen.</param>
/// <param name="Spans">Marked parts.</param>
/// <param name="ActiveMs">Time in which the adjudicator was active.</param>
/// <param name="WallMs">Time from opening to deciding.</param>
/// <param name="Critique">In words.</param>
/// <param name="Supersedes">The own earlier decision that this one replaces.</param>
internal sealed record DecisionRequest(
    Guid Id,
    VerdictOnScreen Verdict,
    IReadOnlyList<SpanRequest> Spans,
    double ActiveMs,
    double WallMs,
    string? Critique = null,
    Guid? Supersedes = null);
