using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Guidelines;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Review;

/// <summary>Stores what reviewers say. The same id twice is one judgment, so that a client may try again.</summary>
internal sealed class JudgmentSubmission(IReviewStore store, IReviewQueue queue, IGuidelineStore guidelines, IAuditLog audit, TimeProvider clock)
{
    private const int LongestText = 20_000;

    /// <summary>Stores a verdict.</summary>
    public async Task<PairView> SubmitAsync(PairView view, JudgmentRequest request, CurrentUser user, CancellationToken cancellationToken)
    {
        if (FindRepeated(view, request.Id)) return view;
        var verdict = request.Verdict.ToVerdict(view.Shown);
        var (spans, critique) = (SpanReading.Read(request.Spans, view), Text("critique", request.Critique));
        var judgment = Entry(view, user, request.Id, JudgmentKind.Verdict, request.ActiveMs, request.WallMs) with
        {
            Verdict = verdict,
            Spans = spans,
            // Words that were taken over are kept as the judge's: they name the sides for every order.
            Critique = critique == view.Suggestion?.Critique.ToScreen(view.Shown) ? view.Suggestion?.Critique : critique,
            Action = ReviewActions.Of(view, verdict, spans, critique, request.Action),
            Suggestion = view.Suggestion?.Id,
            Supersedes = request.Supersedes is { } earlier ? OwnOf(view, earlier).Id : null,
        };
        return await AppendAsync(view, await WithGuidelinesAsync(judgment, cancellationToken), "judgment.submit", cancellationToken);
    }

    /// <summary>Stores that a pair was passed over.</summary>
    public async Task<PairView> SkipAsync(PairView view, SkipRequest request, CurrentUser user, CancellationToken cancellationToken)
    {
        if (FindRepeated(view, request.Id)) return view;
        var reason = Text("reason", request.Reason) ?? throw ProblemException.Invalid("reason", "A skip needs a reason, for those who look at the pair later.");
        var judgment = Entry(view, user, request.Id, JudgmentKind.Skip, request.ActiveMs, request.WallMs) with { Reason = reason };
        return await AppendAsync(view, await WithGuidelinesAsync(judgment, cancellationToken), "judgment.skip", cancellationToken);
    }

    /// <summary>Takes an own entry back.</summary>
    public async Task<PairView> UndoAsync(PairView view, UndoRequest request, CurrentUser user, CancellationToken cancellationToken)
    {
        if (FindRepeated(view, request.Id)) return view;
        var undone = OwnOf(view, request.Judgment);
        var judgment = Entry(view, user, request.Id, JudgmentKind.Retraction, activeMs: 0, wallMs: 0) with
        {
            Supersedes = undone.Id,
            Action = undone.Action,
            Reason = Text("reason", request.Reason) ?? "taken back",
        };
        return await AppendAsync(view, judgment, "judgment.undo", cancellationToken);
    }

    /// <summary>Stores a decision between reviewers who disagree.</summary>
    public async Task<PairView> DecideAsync(PairView view, DecisionRequest request, CurrentUser user, CancellationToken cancellationToken)
    {
        if (FindRepeated(view, request.Id)) return view;
        if (view.Standing.Count(judgment => judgment is { Source: JudgmentSource.Human, Kind: JudgmentKind.Verdict, Action: not ReviewAction.Adjudicate }) < 2)
            throw ProblemException.Conflict("Nothing to decide", "Fewer than two reviewers have judged this pair. Nothing was stored; judge it like any other pair.");
        var judgment = Entry(view, user, request.Id, JudgmentKind.Verdict, request.ActiveMs, request.WallMs) with
        {
            Verdict = request.Verdict.ToVerdict(view.Shown),
            Spans = SpanReading.Read(request.Spans, view),
            Critique = Text("critique", request.Critique),
            Action = ReviewAction.Adjudicate,
            Supersedes = request.Supersedes is { } earlier ? new JudgmentId(earlier) : null,
        };
        return await AppendAsync(view, await WithGuidelinesAsync(judgment, cancellationToken), "judgment.adjudicate", cancellationToken);
    }

    private static Judgment Entry(PairView view, CurrentUser user, Guid id, JudgmentKind kind, double activeMs, double wallMs)
    {
        if (id == Guid.Empty) throw ProblemException.Invalid("id", "The id is empty: make a UUID (version 7) for each judgment.");
        return new Judgment
        {
            Id = new JudgmentId(id),
            Pair = view.Id,
            Source = JudgmentSource.Human,
            Kind = kind,
            Reviewer = user.User.Id,
            Lane = view.Showing.Lane,
            Shown = view.Shown,
            QueuedAs = view.Showing.QueuedAs,
            SelectionProbability = view.Showing.SelectionProbability,
            ActiveTime = Time("activeMs", activeMs),
            WallTime = Time("wallMs", wallMs),
            CreatedAt = default,
        };
    }

    private async Task<PairView> AppendAsync(PairView view, Judgment judgment, string action, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = await store.AppendAsync(judgment with { CreatedAt = now }, cancellationToken);
        if (stored.Judgment.Pair != view.Id || stored.Judgment.Reviewer != view.Reader)
            throw ProblemException.Conflict("The id is taken", $"There is another judgment {judgment.Id}. Nothing was stored; your draft is kept. Make a new id.");
        await queue.DeleteDraftAsync(view.Reader, view.Id, cancellationToken);
        await audit.AddAsync(new AuditEntry(now, view.Reader, action, view.Id.ToString(), $"judgment {judgment.Id}"), cancellationToken);
        return view.With(stored);
    }

    private async Task<Judgment> WithGuidelinesAsync(Judgment judgment, CancellationToken cancellationToken) =>
        judgment with { GuidelineVersion = await guidelines.ReadNewestVersionAsync(cancellationToken) };

    private static bool FindRepeated(PairView view, Guid id) => view.Own.Any(judgment => judgment.Id.Value == id);

    private static Judgment OwnOf(PairView view, Guid id) => view.Own.FirstOrDefault(judgment => judgment.Id.Value == id)
        ?? throw ProblemException.NotFound($"You have no judgment {id} of this pair. Nothing was changed.");

    private static string? Text(string field, string? text) => text switch
    {
        { Length: > LongestText } => throw ProblemException.Invalid(field, $"'{field}' is longer than {LongestText} characters."),
        _ => string.IsNullOrWhiteSpace(text) ? null : text,
    };

    private static TimeSpan Time(string field, double milliseconds) =>
        double.IsFinite(milliseconds) && milliseconds >= 0 && milliseconds < TimeSpan.FromDays(365).TotalMilliseconds
            ? TimeSpan.FromMilliseconds(milliseconds)
            : throw ProblemException.Invalid(field, $"'{field}' is not a time in milliseconds from 0 to a year.");
}
