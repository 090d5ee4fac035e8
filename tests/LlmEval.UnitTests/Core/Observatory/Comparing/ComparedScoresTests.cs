using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Comparing;
using LlmEval.Tests.Shared;

namespace LlmEval.UnitTests.Core.Observatory.Comparing;

public class ComparedScoresTests
{
    // McNemar exact of 1 against 10: 0.01171875.
    private static readonly PairedExamples SixPoints = new(89, 1, 10, 50);

    [Test]
    public void Alone_a_row_keeps_its_p()
    {
        var row = Compare(1).Single()!;
        row.AdjustedP!.Value.ShouldBe(0.01171875, 1e-12);
        row.Verdict.ShouldBe(ScoreVerdict.Worse);
    }

    [Test]
    public void Among_five_rows_the_verdict_goes_by_the_adjusted_p()
    {
        // Four rows with p = 1 beside it: 0.01171875 · 5 / 1 = 0.05859375, above 5%.
        var rows = Compare(5);
        rows[0]!.Test!.PValue!.Value.ShouldBe(0.01171875, 1e-12);
        rows[0]!.AdjustedP!.Value.ShouldBe(0.05859375, 1e-12);
        rows[0]!.Verdict.ShouldBe(ScoreVerdict.TooLittleData);
    }

    [Test]
    public void What_cannot_be_compared_does_not_count_among_the_comparisons()
    {
        ScorePair[] rows =
        [
            Pair("d0"),
            new(SomeStoredScores.Score("missing", 0.5), null),
            new(SomeStoredScores.Score("failed", 0.5, status: MeasurementStatus.Failed), SomeStoredScores.Score("failed", 0.5, 2000)),
            new(SomeStoredScores.Score("other", 0.5, setup: new() { DatasetVersion = "a" }), SomeStoredScores.Score("other", 0.5, 2000, setup: new() { DatasetVersion = "b" })),
            new(SomeStoredScores.Score("bare", 0.5), SomeStoredScores.Score("bare", 0.6, 2000)),
        ];
        var compared = ComparedScores.Of(rows, new Dictionary<RunPair, PairedExamples> { [ComparedScores.RunPairs(rows).First()] = SixPoints }, ComparisonPolicy.Default);
        compared[0]!.AdjustedP!.Value.ShouldBe(0.01171875, 1e-12);
        compared.Skip(1).Select(row => row?.Verdict).ShouldBe([null, null, ScoreVerdict.NotComparable, ScoreVerdict.NoInterval]);
    }

    [Test]
    public void One_measurement_is_not_paired_with_itself() =>
        ComparedScores.RunPairs([new(SomeStoredScores.Score("d", 0.5), SomeStoredScores.Score("d", 0.5)), new(SomeStoredScores.Score("d", 0.5), SomeStoredScores.Score("e", 0.5))]).ShouldBeEmpty();

    private static IReadOnlyList<ScoreComparison?> Compare(int rows)
    {
        ScorePair[] pairs = [.. Enumerable.Range(0, rows).Select(i => Pair($"d{i}"))];
        var shared = ComparedScores.RunPairs(pairs).Select((runs, place) => (runs, Counts: place == 0 ? SixPoints : new PairedExamples(70, 5, 5, 70))).ToDictionary(item => item.runs, item => item.Counts);
        return ComparedScores.Of(pairs, shared, ComparisonPolicy.Default);
    }

    private static ScorePair Pair(string dataset) => new(SomeStoredScores.Score(dataset, 0.60, 2000), SomeStoredScores.Score(dataset, 0.66));
}
