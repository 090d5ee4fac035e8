using FsCheck;
using FsCheck.Fluent;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;

namespace LlmEval.UnitTests.Core.Comparison;

public class ComparisonPropertyTests
{
    private static readonly Gen<SnapshotCase> Cases =
        from task in Gen.Choose(0, 8)
        from letters in Gen.Elements("P", "F", "?", "PF", "FP", "PP", "P?", "??", "")
        from changed in Gen.Elements(false, false, false, true)
        select SomeSnapshot.Case($"t{task}", letters) with { TaskHash = ContentHash.OfText($"t{task}{changed}") };

    private static readonly Gen<SnapshotLine> Lines =
        from model in Gen.Elements("a", "b", "c", "d")
        from content in Gen.Elements(model, model, "x", "y")
        from prompt in Gen.Elements("default", "terse")
        from cases in Cases.ListOf()
        select SomeSnapshot.Line(model) with
        {
            Prompt = prompt,
            ModelHash = ContentHash.OfText(content),
            Cases = [.. cases.DistinctBy(item => item.Task)],
        };

    private static readonly Arbitrary<RunSnapshot> Runs = Arb.From(
        from lines in Lines.ListOf()
        select SomeSnapshot.Of([.. lines.DistinctBy(line => (line.Model, line.Prompt))]) with { PassAt = [1, 2] });

    [Test]
    public void A_run_compared_with_itself_has_no_change() => Prop.ForAll(Runs, run =>
    {
        var comparison = RunComparer.Compare(run, run);

        comparison.Lines.Count.ShouldBe(run.Lines.Count);
        comparison.Lines.SelectMany(line => line.Cases).ShouldAllBe(change => !change.OutcomesDiffer
            && (change.Kind == CaseChangeKind.StillPassing || change.Kind == CaseChangeKind.StillFailing || change.Kind == CaseChangeKind.NotMeasured));
        comparison.Lines.SelectMany(line => line.Metrics).ShouldAllBe(metric => metric.Verdict != DifferenceVerdict.Better && metric.Verdict != DifferenceVerdict.Worse);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void The_other_way_round_everything_is_mirrored() => Prop.ForAll(Runs, Runs, (one, other) =>
        Shape(RunComparer.Compare(one, other), mirrored: false).ShouldBe(Shape(RunComparer.Compare(other, one), mirrored: true), ignoreOrder: true))
        .QuickCheckThrowOnFailure();

    [Test]
    public void Every_case_of_both_runs_is_told_once() => Prop.ForAll(Runs, Runs, (one, other) =>
    {
        var changes = RunComparer.Compare(one, other).Lines.SelectMany(line => line.Cases).ToList();

        changes.Count(change => change.Before is not null).ShouldBe(one.Lines.Sum(line => line.Cases.Count));
        changes.Count(change => change.After is not null).ShouldBe(other.Lines.Sum(line => line.Cases.Count));
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Shape(RunComparison comparison, bool mirrored) =>
        from line in comparison.Lines
        let names = mirrored ? (line.After, line.Before) : (line.Before, line.After)
        let cases = line.Cases.Select(change => $"{change.Task} {(mirrored ? Mirror(change.Kind) : change.Kind)}")
        let metrics = line.Metrics.Select(metric => $"{(mirrored ? Mirror(metric.Verdict) : metric.Verdict)} {metric.AdjustedP:0.000000}")
        select $"{names}: {string.Join(", ", cases)}; {string.Join(", ", metrics)}";

    private static CaseChangeKind Mirror(CaseChangeKind kind) => kind switch
    {
        CaseChangeKind.Fixed => CaseChangeKind.Broken,
        CaseChangeKind.Broken => CaseChangeKind.Fixed,
        CaseChangeKind.New => CaseChangeKind.Removed,
        CaseChangeKind.Removed => CaseChangeKind.New,
        _ => kind,
    };

    private static DifferenceVerdict Mirror(DifferenceVerdict verdict) => verdict switch
    {
        DifferenceVerdict.Better => DifferenceVerdict.Worse,
        DifferenceVerdict.Worse => DifferenceVerdict.Better,
        _ => verdict,
    };
}
