using LlmEval.Core.Statistics;

namespace LlmEval.Core.Judging.Bias;

/// <summary>A rate of a judge with its count and interval. Null with a reason where it is undefined.</summary>
public sealed record BiasFigure
{
    /// <summary>What it is a rate of: pairs, calls or quotes, as the figure says.</summary>
    public required int N { get; init; }

    /// <summary>Tasks that these come from: the units of the interval.</summary>
    public required int Tasks { get; init; }

    /// <summary>The rate, with its 95% interval over tasks.</summary>
    public required Estimate Estimate { get; init; }

    /// <summary>
    /// The mean of values within a range, tasks being clusters (<see cref="ClusteredMean"/>). Where tasks do not differ at all, t has no
    /// interval: for a rate of 0 or 1 there is Wilson's, with tasks as trials.
    /// </summary>
    internal static BiasFigure Of(IReadOnlyCollection<ClusteredValue> values, double smallest = 0, double largest = 1, string none = "no such pairs")
    {
        var mean = ClusteredMean.Of(values);
        var interval = mean.Interval?.ClampTo(smallest, largest);
        if (interval is null && smallest is 0 && mean.Mean is 0 or 1 && mean.Clusters > 0)
            interval = Wilson.Interval(mean.Mean is 1 ? mean.Clusters : 0, mean.Clusters);
        return new BiasFigure
        {
            N = mean.Values,
            Tasks = mean.Clusters,
            Estimate = new Estimate { Value = mean.Mean, Interval = interval, Reason = mean.Values == 0 ? none : interval is null ? mean.Reason : null },
        };
    }

    /// <summary>A figure that cannot be said.</summary>
    internal static BiasFigure Undefined(string reason) => new() { N = 0, Tasks = 0, Estimate = new Estimate { Reason = reason } };
}
