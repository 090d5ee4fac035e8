using LlmEval.Core.Observatory.Alerting;

namespace LlmEval.Core.Pipeline.Observatory.Alerting;

/// <summary>A series and what of it has to be compared anew.</summary>
internal sealed class PlannedSeries
{
    /// <summary>Plans.</summary>
    /// <param name="order">The series.</param>
    /// <param name="touched">Its checkpoints that changed.</param>
    public PlannedSeries(SeriesOrder order, IReadOnlySet<string> touched)
    {
        Order = order;
        var affected = order.AffectedBy(touched);
        // One that was touched and does not count any more has alerts that must go.
        Affected = affected.Select(score => score.Score.CheckpointId).Concat(touched).ToHashSet(StringComparer.Ordinal);
        Comparisons = [.. affected.SelectMany(order.References)];
    }

    /// <summary>The series.</summary>
    public SeriesOrder Order { get; }

    /// <summary>Checkpoints whose alerts may come out differently.</summary>
    public IReadOnlySet<string> Affected { get; }

    /// <summary>The comparisons.</summary>
    public IReadOnlyList<PlannedComparison> Comparisons { get; }
}
