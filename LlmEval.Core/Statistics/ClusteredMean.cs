namespace LlmEval.Core.Statistics;

/// <summary>One value and the cluster that it belongs to.</summary>
/// <param name="Cluster">E.g. the task of a sample, or the source of a task.</param>
/// <param name="Value">Finite.</param>
public readonly record struct ClusteredValue(string Cluster, double Value);

/// <summary>The mean of values that come in clusters, such as several samples of each task.</summary>
/// <remarks>
/// E. Miller, Adding Error Bars to Evals (2024), section 2.2; CR1 after A. C. Cameron, D. L. Miller, A Practitioner's Guide to
/// Cluster-Robust Inference, Journal of Human Resources 50 (2015) 317–372, section VI, for the mean (one regressor).
/// </remarks>
public sealed record ClusteredMean
{
    /// <summary>Values.</summary>
    public required int Values { get; init; }

    /// <summary>Clusters, G.</summary>
    public required int Clusters { get; init; }

    /// <summary>The mean of all values, or null without any.</summary>
    public double? Mean { get; init; }

    /// <summary>√(SE² + n⁻² Σ_c Σ_{i≠j} r_i r_j), r the deviations from the mean and SE their sd / √n. Null below two values.</summary>
    public double? StandardError { get; init; }

    /// <summary>CR1: √(G/(G−1) · n⁻² Σ_c (Σ_i r_i)²). Null below two clusters.</summary>
    public double? SmallSampleStandardError { get; init; }

    /// <summary>mean ± t·CR1 with G − 1 degrees of freedom; null when undefined.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Why the mean or the interval is undefined; null when both are defined.</summary>
    public string? Reason { get; init; }

    /// <summary>Computes the mean of clustered values.</summary>
    /// <param name="values">Each with its cluster.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static ClusteredMean Of(IReadOnlyCollection<ClusteredValue> values, double level = ConfidenceInterval.DefaultLevel)
    {
        Input.RequireFinite(values.Select(item => item.Value), nameof(values));
        double n = values.Count;
        if (values.Count == 0) return new ClusteredMean { Values = 0, Clusters = 0, Reason = "no values" };
        var mean = values.Average(item => item.Value);
        var sums = values.GroupBy(item => item.Cluster, item => item.Value - mean).Select(cluster => cluster.Sum()).ToList();
        var clusters = sums.Count;
        var result = new ClusteredMean { Values = values.Count, Clusters = clusters, Mean = mean };
        if (values.Count == 1) return result with { Reason = "no interval: one value has no spread" };

        var squares = values.Sum(item => (item.Value - mean) * (item.Value - mean));
        var squaredSums = sums.Sum(sum => sum * sum);
        // Σ_{i≠j} r_i r_j is the squared sum less the squares.
        result = result with { StandardError = Math.Sqrt((squares / (n * (n - 1))) + ((squaredSums - squares) / (n * n))) };
        if (clusters == 1) return result with { Reason = "no interval: one cluster has no spread" };

        var error = Math.Sqrt(clusters / (clusters - 1.0) * squaredSums) / n;
        result = result with { SmallSampleStandardError = error };
        if (error <= 1e-12 * Math.Max(1, Math.Abs(mean))) return result with { Reason = "no interval: the clusters do not differ" };

        var half = StudentT.Quantile(ConfidenceInterval.UpperQuantile(level), clusters - 1) * error;
        return result with { Interval = new ConfidenceInterval(mean - half, mean + half, level, "t over clusters (CR1)") };
    }
}
