using LlmEval.Core.Domain.Observatory.Activity;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Core.Domain.Observatory.Alerts;

/// <summary>Port: reads what alerts rest on and writes what follows, as one piece of work.</summary>
/// <remarks>Errors: <see cref="Results.StorageException"/> when the store cannot be reached.</remarks>
public interface IFollowUpStore
{
    /// <summary>
    /// Does work in one transaction. Work on one model is never done twice at the same time, in this process or another, so it sees all that
    /// earlier work left. It may be begun anew when the connection is lost.
    /// </summary>
    /// <param name="modelIds">The models that it is on; null for all.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task WorkAsync(IReadOnlyCollection<string>? modelIds, Func<IFollowUpSession, Task> work, CancellationToken cancellationToken);
}

/// <summary>A piece of work on what follows from scores.</summary>
public interface IFollowUpSession
{
    /// <summary>Reads series with their alerts, and whether there are rules that judge one of their models.</summary>
    Task<FollowUpState> ReadAsync(IReadOnlyCollection<SeriesKey> keys);

    /// <summary>All series of a model.</summary>
    Task<IReadOnlyList<SeriesKey>> ReadKeysAsync(string modelId);

    /// <summary>Counts shared examples by pair. A pair without a shared graded example is not in it.</summary>
    Task<IReadOnlyDictionary<RunPair, PairedExamples>> CountPairsAsync(IReadOnlyCollection<RunPair> pairs);

    /// <summary>The facts of the latest checkpoints of models in training, and all that was ever said of models being ready.</summary>
    /// <param name="modelIds">The models; null for all.</param>
    Task<PromotionState> ReadPromotionAsync(IReadOnlyCollection<string>? modelIds);

    /// <summary>Writes what follows. What is there already is not added again.</summary>
    Task WriteAsync(FollowUpChanges changes);
}

/// <summary>What alerts rest on.</summary>
/// <param name="Series">The series; one without a score is not there.</param>
/// <param name="Alerts">All alerts on them that compare scores, those that are over among them.</param>
/// <param name="HasRules">Whether there are rules that judge one of their models.</param>
public sealed record FollowUpState(IReadOnlyList<ScoreSeries> Series, IReadOnlyList<StandingAlert> Alerts, bool HasRules);

/// <summary>What alerts on promotion rest on.</summary>
/// <param name="Latest">The facts of latest checkpoints.</param>
/// <param name="Alerts">All alerts that a checkpoint of these models is ready, those that are over among them.</param>
public sealed record PromotionState(IReadOnlyList<PromotionFacts> Latest, IReadOnlyList<StandingAlert> Alerts);

/// <summary>What is to be written.</summary>
public sealed record FollowUpChanges
{
    /// <summary>New alerts, in the order in which they are added.</summary>
    public IReadOnlyList<Alert> NewAlerts { get; init; } = [];

    /// <summary>Alerts that hold no longer, or again.</summary>
    public IReadOnlyList<ToolChange> Changes { get; init; } = [];

    /// <summary>What happened, in the order in which it did.</summary>
    public IReadOnlyList<ActivityEvent> Activity { get; init; } = [];

    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => NewAlerts.Count == 0 && Changes.Count == 0 && Activity.Count == 0;
}

/// <summary>A change that the tool itself makes to an alert.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Kind">What.</param>
/// <param name="Reason">Why.</param>
public sealed record ToolChange(long Alert, AlertChangeKind Kind, string Reason);
