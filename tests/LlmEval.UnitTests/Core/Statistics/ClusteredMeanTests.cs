using LlmEval.Core.Statistics;

namespace LlmEval.UnitTests.Core.Statistics;

public class ClusteredMeanTests
{
    // By hand after E. Miller (2024), equation 4, and Cameron and Miller (2015), equation for the mean: values 1, 0 | 1, 1 | 0, 0, mean ½.
    // Residuals ±½: Σr² = 1.5; cluster sums 0, 1, −1: Σ² = 2. SE² = 1.5/30 = 0.05; Σ_{i≠j} = 2 − 1.5 = 0.5; clustered² = 0.05 + 0.5/36.
    // CR1² = 3/2 · 2/36 = 1/12; t(2) = 4.302653.
    [Test]
    public void The_worked_example()
    {
        var result = ClusteredMean.Of([new("a", 1), new("a", 0), new("b", 1), new("b", 1), new("c", 0), new("c", 0)]);
        (result.Values, result.Clusters, result.Mean).ShouldBe((6, 3, 0.5));
        result.StandardError!.Value.ShouldBe(Math.Sqrt(0.05 + (0.5 / 36)), 1e-15);
        result.SmallSampleStandardError!.Value.ShouldBe(Math.Sqrt(1.0 / 12), 1e-15);
        result.Interval!.Value.Upper.ShouldBe(0.5 + (4.3026527297494639 * Math.Sqrt(1.0 / 12)), 1e-9);
        result.Interval!.Value.Method.ShouldBe("t over clusters (CR1)");
    }

    [FsCheck.NUnit.Property]
    public bool Clusters_of_one_are_the_plain_mean_over_tasks(sbyte[] raw)
    {
        double[] values = [.. raw.Select(value => value / 16.0)];
        var clustered = ClusteredMean.Of([.. values.Select((value, i) => new ClusteredValue($"{i}", value))]);
        var plain = MeanOverTasks.Of(values);
        return clustered.Mean == plain.Mean
            && Near(clustered.StandardError, plain.StandardError)
            && Near(clustered.SmallSampleStandardError, plain.StandardError)
            && Near(clustered.Interval?.Lower, plain.Interval?.Lower);
    }

    // For clusters of one size the CR1 error is that of the cluster means.
    [FsCheck.NUnit.Property]
    public bool Samples_of_a_task_count_as_their_mean((sbyte, sbyte, sbyte)[] raw)
    {
        var clustered = ClusteredMean.Of(
            [.. raw.SelectMany((task, i) => new[] { task.Item1, task.Item2, task.Item3 }.Select(value => new ClusteredValue($"{i}", value)))]);
        var plain = MeanOverTasks.Of([.. raw.Select(task => (task.Item1 + task.Item2 + task.Item3) / 3.0)]);
        return Near(clustered.Mean, plain.Mean) && Near(clustered.SmallSampleStandardError, plain.StandardError);
    }

    [FsCheck.NUnit.Property]
    public bool The_error_is_the_formula_written_out_in_pairs((byte Cluster, sbyte Value)[] raw)
    {
        ClusteredValue[] values = [.. raw.Select(item => new ClusteredValue($"{item.Cluster % 4}", item.Value))];
        var n = values.Length;
        var result = ClusteredMean.Of(values);
        if (n < 2) return result.StandardError is null;
        var mean = values.Average(item => item.Value);
        var pairs =
            from i in Enumerable.Range(0, n)
            from j in Enumerable.Range(0, n)
            where i != j && values[i].Cluster == values[j].Cluster
            select (values[i].Value - mean) * (values[j].Value - mean);
        var plain = values.Sum(item => Math.Pow(item.Value - mean, 2)) / (n - 1) / n;
        return Near(result.StandardError, Math.Sqrt(plain + (pairs.Sum() / n / n)));
    }

    [Test]
    public void What_has_no_spread_has_no_interval()
    {
        ClusteredMean.Of([]).Reason.ShouldBe("no values");
        ClusteredMean.Of([new("a", 1)]).Reason.ShouldBe("no interval: one value has no spread");
        ClusteredMean.Of([new("a", 1), new("a", 0)]).Reason.ShouldBe("no interval: one cluster has no spread");
        ClusteredMean.Of([new("a", 1), new("a", 0), new("b", 1), new("b", 0)]).Reason.ShouldBe("no interval: the clusters do not differ");
        ClusteredMean.Of([new("a", 0.1), new("b", 0.1)]).Interval.ShouldBeNull();
    }

    private static bool Near(double? a, double? b) =>
        a is null || b is null ? a is null && b is null : Math.Abs(a.Value - b.Value) <= 1e-9 * Math.Max(1, Math.Abs(b.Value));
}
