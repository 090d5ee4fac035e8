using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>Slices of a measurement's examples, each against the rest. Ungraded examples are neither right nor wrong here.</summary>
public static class SliceTable
{
    /// <summary>Compares them; p values are adjusted after Benjamini and Hochberg over all of them.</summary>
    /// <param name="slices">The slices.</param>
    /// <param name="all">All examples.</param>
    /// <returns>By kind, lowest accuracy first, those without one last.</returns>
    public static IReadOnlyList<ComparedSlice> Of(IReadOnlyList<ExampleSlice> slices, ExampleCounts all)
    {
        UnpairedProportions[] compared =
        [
            .. slices.Select(slice => UnpairedProportions.Of(slice.Counts.Correct, slice.Counts.Graded, all.Correct - slice.Counts.Correct, all.Graded - slice.Counts.Graded)),
        ];
        var adjusted = MultipleComparisons.BenjaminiHochberg([.. compared.Select(row => row.Test.PValue)]);
        return
        [
            .. slices.Select((slice, place) => new ComparedSlice(slice, compared[place].Difference, compared[place].Test, adjusted[place], Verdict(compared[place], adjusted[place])))
                .OrderBy(row => row.Slice.Kind).ThenBy(row => row.Accuracy ?? double.MaxValue).ThenBy(row => row.Slice.Name, StringComparer.Ordinal),
        ];
    }

    private static SliceVerdict Verdict(UnpairedProportions compared, double? p) => (p, compared.Difference.Value) switch
    {
        (null, _) or (_, null) => SliceVerdict.NotComparable,
        ( >= 1 - ConfidenceInterval.DefaultLevel, _) => SliceVerdict.NoDetectableDifference,
        (_, > 0) => SliceVerdict.Better,
        _ => SliceVerdict.Worse,
    };
}

/// <summary>A slice against the rest.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="Difference">Its accuracy − that of the rest.</param>
/// <param name="Test">The test of equal accuracies.</param>
/// <param name="AdjustedP">p adjusted over all slices; null when undefined.</param>
/// <param name="Verdict">What the adjusted p says.</param>
public sealed record ComparedSlice(ExampleSlice Slice, Estimate Difference, SignificanceTest Test, double? AdjustedP, SliceVerdict Verdict)
{
    /// <summary>Right among the graded ones; null without any.</summary>
    public double? Accuracy => Slice.Counts.Graded == 0 ? null : (double)Slice.Counts.Correct / Slice.Counts.Graded;
}
