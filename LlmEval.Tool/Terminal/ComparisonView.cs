using System.Globalization;
using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;
using LlmEval.Tool.Commands;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>A comparison: the metrics with their tests, then what became of the cases.</summary>
internal sealed class ComparisonView(IAnsiConsole console, bool all)
{
    private const int CasesShown = 10;

    private static readonly IReadOnlyList<(CaseChangeKind Kind, string Mark, string Colour)> Listed =
    [
        (CaseChangeKind.Broken, "✗ broken", "red"),
        (CaseChangeKind.Fixed, "✓ fixed", "green"),
        (CaseChangeKind.StillFailing, "✗ still failing", "grey"),
        (CaseChangeKind.NotMeasured, "? not measured", "yellow"),
        (CaseChangeKind.NotComparable, "≠ not comparable", "yellow"),
        (CaseChangeKind.New, "+ new", "blue"),
        (CaseChangeKind.Removed, "- removed", "blue"),
    ];

    /// <summary>Writes the comparison.</summary>
    public void Write(ComparedSide before, ComparedSide after, RunComparison comparison)
    {
        WriteHeader(before, after);
        console.Write(Table(comparison));
        console.MarkupLine("[grey]Over the tasks that both sides measured. Differences are paired by task; p is adjusted by Holm over the lines; the smallest true[/]");
        console.MarkupLine("[grey]difference that a comparison like this finds (power 80%) stands under detectable. No detectable difference is no proof of none.[/]");
        foreach (var line in comparison.Lines) WriteCases(line);
    }

    private void WriteHeader(ComparedSide before, ComparedSide after)
    {
        var grid = new Grid().AddColumn().AddColumn();
        Row("before", Side(before));
        Row("after", Side(after));
        if (before.Run.ConfigHash != after.Run.ConfigHash) Row("config", $"differs: {before.Run.ConfigHash.Short} → {after.Run.ConfigHash.Short}");
        if (before.Run.DatasetHash != after.Run.DatasetHash) Row("dataset", $"differs: {before.Run.DatasetHash.Short} → {after.Run.DatasetHash.Short}");
        console.Write(grid);

        void Row(string name, string value) => grid.AddRow(new Markup($"[grey]{name}[/]"), new Markup(Markup.Escape(value)));
    }

    private static string Side(ComparedSide side) =>
        $"run {side.Run.Id.Short}{(side.Model is null ? "" : $" · {side.Model}")} · {side.Run.Name} · {Format.Time(side.Run.StartedAt)} UTC · {NameOf<RunStatus>.Of(side.Run.Status)}";

    private static Table Table(RunComparison comparison)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("model").AddColumn("metric");
        foreach (var column in new[] { "tasks", "before → after", "difference [[95%]]", "p", "adjusted", "detectable" }) table.AddColumn(new TableColumn(column).RightAligned());
        table.AddColumn("verdict");
        foreach (var line in comparison.Lines)
        {
            foreach (var metric in line.Metrics) table.AddRow([Markup.Escape(line.Name), .. Cells(metric).Select(Markup.Escape), Verdict(metric.Verdict)]);
        }

        return table;
    }

    private static IEnumerable<string> Cells(MetricDifference metric) =>
    [
        metric.Name,
        Format.Count(metric.Paired.Tasks),
        $"{Number(metric.Before, "0.000")} → {Number(metric.After, "0.000")}",
        metric.Paired.Overall.Interval is { } interval
            ? $"{Number(metric.Paired.Overall.Mean, "+0.000;-0.000;0.000")} [{Number(interval.Lower, "+0.000;-0.000;0.000")}, {Number(interval.Upper, "+0.000;-0.000;0.000")}]"
            : Number(metric.Paired.Overall.Mean, "+0.000;-0.000;0.000"),
        $"{PValueText.Of(metric.Test.PValue)} ({metric.Test.Method}{(metric.McNemar is { } test ? $", mid-p {PValueText.Of(test.MidP.PValue)}" : "")})",
        PValueText.Of(metric.AdjustedP),
        Number(metric.Detectable.Effect, "0.000"),
    ];

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static string Verdict(DifferenceVerdict verdict) => verdict switch
    {
        DifferenceVerdict.Better => "[green]better[/]",
        DifferenceVerdict.Worse => "[red]worse[/]",
        DifferenceVerdict.NoDetectableDifference => "no detectable difference",
        _ => "[yellow]not comparable[/]",
    };

    private void WriteCases(LineComparison line)
    {
        var passing = line.Of(CaseChangeKind.StillPassing).ToList();
        var others = passing.Count(change => change.OutcomesDiffer);
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{line.Name}[/]  still passing {passing.Count}{(others > 0 ? $" ({others} with other samples)" : "")}");
        if (line.NotMeasuredSamples is not (0, 0))
            console.MarkupLineInterpolated($"  [yellow]samples not measured: {line.NotMeasuredSamples.Before} before, {line.NotMeasuredSamples.After} after; they count for nobody[/]");
        foreach (var (kind, mark, colour) in Listed)
        {
            var changes = line.Of(kind).ToList();
            if (changes.Count == 0) continue;
            console.MarkupLine($"  [{colour}]{mark}[/] {changes.Count}");
            foreach (var change in changes.Take(all ? int.MaxValue : CasesShown)) console.MarkupLineInterpolated($"      {change.Task}  [grey]{Describe(change)}[/]");
            if (!all && changes.Count > CasesShown) console.MarkupLineInterpolated($"      [grey]… and {changes.Count - CasesShown} more (--all)[/]");
        }
    }

    private static string Describe(CaseChange change) => change switch
    {
        { Differing: [_, ..] } => string.Join("; ", change.Differing),
        { Before: { } before, After: { } after } => $"{Samples(before)} → {Samples(after)}",
        _ => Samples((change.Before ?? change.After)!),
    };

    private static string Samples(SnapshotCase side) => side.Outcomes.Count == 0
        ? "not run"
        : string.Join(", ", side.Outcomes.Order().CountBy(outcome => outcome)
            .Select(pair => (pair.Value == 1 && side.Outcomes.Count == 1 ? "" : $"{pair.Value} ") + NameOf<Outcome>.Of(pair.Key).Replace('_', ' ')));
}
