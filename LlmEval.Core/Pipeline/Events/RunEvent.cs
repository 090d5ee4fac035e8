using System.Text.Json.Serialization;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Core.Pipeline.Events;

/// <summary>Something that happened in a run, fit to be sent to another process as one line of JSON.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunPreparing), "run_preparing")]
[JsonDerivedType(typeof(RunStarted), "run_started")]
[JsonDerivedType(typeof(SampleFinished), "sample_finished")]
[JsonDerivedType(typeof(CaseFinished), "case_finished")]
[JsonDerivedType(typeof(RunFinished), "run_finished")]
[JsonDerivedType(typeof(JudgingStarted), "judging_started")]
[JsonDerivedType(typeof(PairJudged), "pair_judged")]
[JsonDerivedType(typeof(JudgingFinished), "judging_finished")]
[JsonDerivedType(typeof(JudgingSkipped), "judging_skipped")]
[JsonDerivedType(typeof(RunTracked), "run_tracked")]
[JsonDerivedType(typeof(RunPublished), "run_published")]
[JsonDerivedType(typeof(RunWarning), "run_warning")]
[JsonDerivedType(typeof(RunBroken), "run_broken")]
public abstract record RunEvent;

/// <summary>Something takes long before the run can begin, such as the pull of an image.</summary>
/// <param name="Message">What, and how far it is.</param>
public sealed record RunPreparing(string Message) : RunEvent;

/// <summary>The run is stored and its first cases are being worked on.</summary>
public sealed record RunStarted : RunEvent
{
    /// <summary>The run as it stands.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>Samples planned per model, in the config's order.</summary>
    public required IReadOnlyList<ModelShare> Models { get; init; }

    /// <summary>What came from an earlier run; null when it started with nothing.</summary>
    public TakenOver? TakenOver { get; init; }

    /// <summary>The budget with what earlier sessions of the run spent; null when there is none.</summary>
    public BudgetState? Budget { get; init; }
}

/// <summary>The part of a run that is one model's.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Samples">Its samples.</param>
public sealed record ModelShare(string Model, int Cases, int Samples);

/// <summary>A sample is stored.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="CaseName">The case.</param>
/// <param name="Sample">What is known of it.</param>
public sealed record SampleFinished(string Model, string CaseName, SampleFacts Sample) : RunEvent;

/// <summary>A case is stored.</summary>
/// <param name="Case">What is known of it.</param>
public sealed record CaseFinished(CaseFacts Case) : RunEvent;

/// <summary>The run is over; nothing follows but how it was judged and tracked.</summary>
public sealed record RunFinished : RunEvent
{
    /// <summary>The run as it is stored.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>The results.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>How the results stand to the accepted ones; null when that is off.</summary>
    public SnapshotResult? Snapshot { get; init; }

    /// <summary>How the budget stands; null when there is none.</summary>
    public BudgetState? Budget { get; init; }
}

/// <summary>The run was sent to where it is tracked, or could not be.</summary>
/// <param name="Run">The run.</param>
/// <param name="Report">What came of it.</param>
public sealed record RunTracked(RunId Run, TrackingReport Report) : RunEvent
{
    /// <summary>What came of it, for people, a line each.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Messages =>
    [
        .. Report.Notes,
        Report.HasArrived ? $"Tracked: {Report.Page}" : $"Not tracked: {Report.Error}. Send it later with: llm-eval track {Run.Short}",
    ];
}

/// <summary>Something is right but worth a look.</summary>
/// <param name="Message">What, and where.</param>
public sealed record RunWarning(string Message) : RunEvent;

/// <summary>The run could not begin or go on; nothing follows.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="ExitCode">The exit code that belongs to it.</param>
public sealed record RunBroken(string Message, ExitCode ExitCode) : RunEvent;

/// <summary>Port: is told what happens. Called from many threads; must be quick and must not throw.</summary>
public interface IRunObserver
{
    /// <summary>Something happened.</summary>
    void Observe(RunEvent happened);
}
