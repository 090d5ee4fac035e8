using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Review;
using LlmEval.Core.Domain.Users;

namespace LlmEval.Core.Domain.Results;

/// <summary>Port: runs and their cases page by page, however many there are. Lists read no texts.</summary>
/// <remarks>Errors: <see cref="StorageException"/> when the store cannot be reached.</remarks>
public interface IRunPages
{
    /// <summary>A page of evaluations without their configs' texts, newest first.</summary>
    /// <param name="filter">Which runs.</param>
    /// <param name="after">The last run of the page before; null for the first page.</param>
    /// <param name="limit">Most runs of the page.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<RunRecord>> ListRunsAsync(RunFilter filter, RunCursor? after, int limit, CancellationToken cancellationToken);

    /// <summary>How many evaluations there are.</summary>
    Task<int> CountRunsAsync(CancellationToken cancellationToken);

    /// <summary>The figures of some runs, summed up by the store: those of a <see cref="RunSummary"/> without a case in memory.</summary>
    Task<IReadOnlyDictionary<RunId, RunFigures>> ReadFiguresAsync(IReadOnlyCollection<RunRecord> runs, CancellationToken cancellationToken);

    /// <summary>How far the pairs of some runs are reviewed; a run without pairs is not in it.</summary>
    Task<IReadOnlyDictionary<RunId, ReviewProgress>> ReadProgressAsync(IReadOnlyCollection<RunId> runs, CancellationToken cancellationToken);

    /// <summary>What changes of the newest evaluations, as cheaply as can be: to be asked again and again.</summary>
    Task<IReadOnlyList<RunPulse>> ReadPulseAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Blind first votes in a run that were not taken back: what a judge's confidence is calibrated by.</summary>
    Task<int> CountBlindVotesAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>What the tasks of a run can be filtered by.</summary>
    Task<TaskFacets> ReadFacetsAsync(RunId run, CancellationToken cancellationToken);

    /// <summary>Which tasks of a run a filter lets through, in order: their places alone. Looks at all cases of the run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="filter">Which tasks.</param>
    /// <param name="after">Only those behind this place; null for all.</param>
    /// <param name="limit">Most places; null for no limit.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<TaskCursor>> ListTasksAsync(RunId run, TaskLineFilter filter, TaskCursor? after, int? limit, CancellationToken cancellationToken);

    /// <summary>The tasks of a run at some places, in their order, with their cases. Reads no others.</summary>
    /// <param name="run">The run.</param>
    /// <param name="since">The run that cases are compared with (<see cref="TaskLineFilter.Since"/>); null for none.</param>
    /// <param name="places">The places.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<TaskLine>> ReadTasksAsync(RunId run, RunId? since, IReadOnlyList<TaskCursor> places, CancellationToken cancellationToken);

    /// <summary>A case by its row, with its task's texts; null when the run has no such case.</summary>
    Task<CasePlace?> FindCaseAsync(RunId run, CaseId id, CancellationToken cancellationToken);

    /// <summary>A case by its name; null when the run has no such case.</summary>
    Task<CasePlace?> FindCaseAsync(RunId run, string name, CancellationToken cancellationToken);

    /// <summary>Titles of tasks of a run by their ids.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadTitlesAsync(RunId run, IReadOnlyCollection<string> tasks, CancellationToken cancellationToken);

    /// <summary>A text of a sample in full; null when there is no such sample, or it has no such text.</summary>
    Task<string?> ReadTextAsync(SampleId sample, SampleText text, CancellationToken cancellationToken);

    /// <summary>
    /// What stands about the pairs that a case's samples are in, in the order of making. Of pairs in blind lanes only what a reviewer may
    /// know: nothing before their own verdict.
    /// </summary>
    Task<IReadOnlyList<CaseJudgment>> ReadJudgmentsAsync(CaseId id, UserId reader, CancellationToken cancellationToken);
}

/// <summary>Which runs. What is null or empty lets all through.</summary>
public sealed record RunFilter
{
    /// <summary>How they stand.</summary>
    public IReadOnlyCollection<RunStatus> Statuses { get; init; } = [];

    /// <summary>With this model, by its id in the config.</summary>
    public string? Model { get; init; }

    /// <summary>Of the config with this hash or the beginning of one.</summary>
    public string? Config { get; init; }

    /// <summary>With this in their name, their dataset's name or their id.</summary>
    public string? Text { get; init; }
}

/// <summary>A place in the list of runs.</summary>
public sealed record RunCursor(DateTimeOffset StartedAt, RunId Id);

/// <summary>The figures of a run.</summary>
/// <param name="Summary">As <see cref="RunSummary"/> has them.</param>
/// <param name="NotMeasured">Cases that are done and say nothing of their model.</param>
/// <param name="Pending">Cases without a verdict.</param>
public sealed record RunFigures(RunSummary Summary, int NotMeasured, int Pending);

/// <summary>What changes of a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Status">How it stands.</param>
/// <param name="FinishedAt">Its end, UTC.</param>
/// <param name="Done">Cases with a verdict; null unless it is running.</param>
/// <param name="Judgments">Judgments of its pairs, superseded ones included; null without pairs.</param>
public sealed record RunPulse(RunId Run, RunStatus Status, DateTimeOffset? FinishedAt, int? Done, long? Judgments);

/// <summary>How far the pairs of a run are reviewed.</summary>
/// <param name="Pairs">All.</param>
/// <param name="Judged">Those with a verdict of a judge or a rule.</param>
/// <param name="Reviewed">Those with a verdict of a person.</param>
public sealed record ReviewProgress(int Pairs, int Judged, int Reviewed);

/// <summary>Tasks by their worst verdict, and what they can be filtered by.</summary>
public sealed record TaskFacets
{
    /// <summary>All tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>Tasks of which a case failed.</summary>
    public required int Failed { get; init; }

    /// <summary>Tasks of which a case was not measured.</summary>
    public required int NotMeasured { get; init; }

    /// <summary>Tasks of which all cases passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Topics that occur.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Difficulties that occur.</summary>
    public required IReadOnlyList<string> Difficulties { get; init; }

    /// <summary>Cases per outcome.</summary>
    public required IReadOnlyDictionary<Outcome, int> Outcomes { get; init; }
}

/// <summary>The texts of a sample.</summary>
public enum SampleText
{
    /// <summary>The answer.</summary>
    Response,

    /// <summary>The program.</summary>
    Code,

    /// <summary>What it printed.</summary>
    Stdout,

    /// <summary>What it printed to stderr.</summary>
    Stderr,
}

/// <summary>A case in the store, with the texts of its task.</summary>
/// <param name="Id">The row.</param>
/// <param name="Name">Its name.</param>
/// <param name="TaskTitle">The task's title.</param>
/// <param name="TaskPrompt">The task's prompt.</param>
public sealed record CasePlace(CaseId Id, string Name, string TaskTitle, string TaskPrompt);

/// <summary>A standing judgment seen from a case that is on one side of its pair.</summary>
public sealed record CaseJudgment
{
    /// <summary>The pair.</summary>
    public required PairId Pair { get; init; }

    /// <summary>The judgment.</summary>
    public required JudgmentId Judgment { get; init; }

    /// <summary>Which side the case is.</summary>
    public required PairPlace Side { get; init; }

    /// <summary>The model on the other side.</summary>
    public required string Against { get; init; }

    /// <summary>Which sample of the case.</summary>
    public required int SampleIndex { get; init; }

    /// <summary>Who or what judged.</summary>
    public required JudgmentSource Source { get; init; }

    /// <summary>The judge's or the reviewer's name; null for a rule.</summary>
    public string? By { get; init; }

    /// <summary>What kind of entry it is.</summary>
    public required JudgmentKind Kind { get; init; }

    /// <summary>The verdict.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The reviewer's lane.</summary>
    public Lane? Lane { get; init; }

    /// <summary>What the reviewer did.</summary>
    public ReviewAction? Action { get; init; }

    /// <summary>The judge's two orders disagreed.</summary>
    public bool IsInconsistent { get; init; }

    /// <summary>As stated, 0 to 1.</summary>
    public double? Confidence { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
