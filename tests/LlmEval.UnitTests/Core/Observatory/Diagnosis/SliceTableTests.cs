using LlmEval.Core.Domain.Observatory.Reading;
using LlmEval.Core.Observatory.Diagnosis;

namespace LlmEval.UnitTests.Core.Observatory.Diagnosis;

public class SliceTableTests
{
    // 2 of 10 right in graphs, 50 of 90 in the rest; Fisher's exact p by the hypergeometric sum: 0.0454371.
    private static readonly ExampleSlice Graphs = new(SliceKind.Topic, "graphs", new ExampleCounts(10, 2, 8));
    private static readonly ExampleSlice Strings = new(SliceKind.Topic, "strings", new ExampleCounts(90, 50, 40));
    private static readonly ExampleCounts All = new(100, 52, 48);

    [Test]
    public void A_slice_is_held_against_the_rest()
    {
        var rows = SliceTable.Of([Strings, Graphs], All);
        rows.Select(row => row.Slice.Name).ShouldBe(["graphs", "strings"]);
        rows[0].Difference.Value!.Value.ShouldBe(0.2 - (50 / 90.0), 1e-12);
        rows[0].Test.PValue!.Value.ShouldBe(0.0454371236, 1e-9);
        // Each is the other's rest: both p are the same, and adjusting two equal ones changes nothing.
        rows.ShouldAllBe(row => Math.Abs(row.AdjustedP!.Value - 0.0454371236) < 1e-9);
        rows.Select(row => row.Verdict).ShouldBe([SliceVerdict.Worse, SliceVerdict.Better]);
    }

    [Test]
    public void Among_many_slices_the_same_p_is_not_enough()
    {
        // Four even slices beside it, all with p = 1: 0.0454 · 6 / 2 = 0.136.
        var even = Enumerable.Range(0, 4).Select(i => new ExampleSlice(SliceKind.Subtask, $"s{i}", new ExampleCounts(25, 13, 12)));
        var rows = SliceTable.Of([Graphs, Strings, .. even], All);
        rows[0].AdjustedP!.Value.ShouldBe(3 * 0.0454371236, 1e-8);
        rows[0].Verdict.ShouldBe(SliceVerdict.NoDetectableDifference);
    }

    [Test]
    public void A_slice_that_is_all_there_is_has_no_rest()
    {
        var row = SliceTable.Of([new ExampleSlice(SliceKind.Topic, "all", All)], All).ShouldHaveSingleItem();
        (row.Test.PValue, row.AdjustedP, row.Verdict).ShouldBe((null, null, SliceVerdict.NotComparable));
    }

    [Test]
    public void Failures_are_named_worst_first_with_ungraded_ones_among_them()
    {
        ErrorConcentration.Of(
        [
            new(SliceKind.Topic, "graphs", new ExampleCounts(10, 2, 8)),
            // Three ungraded: 6 of 12 right.
            new(SliceKind.Difficulty, "hard", new ExampleCounts(12, 6, 3)),
            new(SliceKind.Topic, "strings", new ExampleCounts(90, 81, 9)),
            new(SliceKind.Topic, "sets", new ExampleCounts(6, 6, 0)),
            new(SliceKind.Topic, "five", new ExampleCounts(5, 0, 5)),
            new(SliceKind.Subtask, "part", new ExampleCounts(50, 0, 50)),
        ]).ShouldBe("Failures concentrated in: graphs (8/10 failures), hard difficulty (6/12 failures), strings (9/90 failures)");
        ErrorConcentration.Of([]).ShouldBe("");
        ErrorConcentration.Accuracy(new ExampleCounts(3, 1, 1)).ShouldBe(0.3333);
    }
}
