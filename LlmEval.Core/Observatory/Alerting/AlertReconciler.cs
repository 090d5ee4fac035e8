using LlmEval.Core.Domain.Observatory.Alerts;

namespace LlmEval.Core.Observatory.Alerting;

/// <summary>Brings the alerts in the store in line with those that hold now.</summary>
/// <remarks>What people said stands: an alert that somebody resolved is not opened again while it stays the same one.</remarks>
public static class AlertReconciler
{
    /// <summary>Says what has to be written.</summary>
    /// <param name="holding">The alerts that hold now.</param>
    /// <param name="standing">Alerts in the store on the same checkpoints and datasets, those that are over among them.</param>
    /// <param name="reason">Why an alert that holds no longer does not.</param>
    public static (IReadOnlyList<Alert> New, IReadOnlyList<ToolChange> Changes) Reconcile(
        IReadOnlyCollection<Alert> holding, IReadOnlyCollection<StandingAlert> standing, Func<Alert, string> reason)
    {
        var known = standing.GroupBy(alert => Identity.Of(alert.Alert)).ToDictionary(group => group.Key, group => group.MaxBy(alert => alert.Id)!);
        var held = holding.Select(Identity.Of).ToHashSet();
        List<ToolChange> changes =
        [
            .. standing.Where(alert => alert.NewestChange != AlertChangeKind.Resolved && !held.Contains(Identity.Of(alert.Alert)))
                .Select(alert => new ToolChange(alert.Id, AlertChangeKind.Resolved, reason(alert.Alert))),
            .. held.Select(known.GetValueOrDefault)
                .Where(alert => alert is { NewestChange: AlertChangeKind.Resolved, ByTool: true })
                .Select(alert => new ToolChange(alert!.Id, AlertChangeKind.Reopened, "Compared again: it holds again.")),
        ];
        return ([.. holding.DistinctBy(Identity.Of).Where(alert => !known.ContainsKey(Identity.Of(alert)))], changes);
    }

    // The measurement's id is no part of it: clients that send none get a new one with every sending.
    private readonly record struct Identity(AlertType Type, string Checkpoint, string? Dataset, AlertReference Reference, AlertSeverity Severity, string Finding)
    {
        public static Identity Of(Alert alert) => new(alert.Type, alert.CheckpointId, alert.Dataset, alert.Reference, alert.Severity, alert.Finding);
    }
}
