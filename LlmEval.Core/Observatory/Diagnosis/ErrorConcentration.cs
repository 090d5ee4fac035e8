using LlmEval.Core.Domain.Observatory.Reading;

namespace LlmEval.Core.Observatory.Diagnosis;

/// <summary>The original's sentence on where failures gather. It counts ungraded examples as failures.</summary>
public static class ErrorConcentration
{
    private const int Fewest = 5;
    private const int Named = 3;

    /// <summary>The sentence; empty when no topic and no difficulty has more than five examples.</summary>
    public static string Of(IEnumerable<ExampleSlice> slices)
    {
        string[] worst =
        [
            .. slices.Where(slice => slice.Kind is SliceKind.Topic or SliceKind.Difficulty && slice.Counts.Total > Fewest)
                .OrderBy(slice => Accuracy(slice.Counts)).ThenBy(slice => slice.Kind).ThenBy(slice => slice.Name, StringComparer.Ordinal)
                .Take(Named)
                .Select(slice => $"{slice.Name}{(slice.Kind == SliceKind.Difficulty ? " difficulty" : "")} ({slice.Counts.Total - slice.Counts.Correct}/{slice.Counts.Total} failures)"),
        ];
        return worst.Length == 0 ? "" : $"Failures concentrated in: {string.Join(", ", worst)}";
    }

    /// <summary>Right ones among all, 4 digits, as the original has it; null without any.</summary>
    public static double? Accuracy(ExampleCounts counts) => counts.Total == 0 ? null : OriginalReading.Rounded((double)counts.Correct / counts.Total);
}
