using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>The result of a run: table, gates, first failures, slowest cases, and where to look next.</summary>
internal static class SummaryView
{
    private const int CasesShown = 3;
    private const int MessageWidth = 100;

    /// <summary>Writes the whole summary.</summary>
    public static void Write(IAnsiConsole console, RunRecord run, RunSummary summary, IReadOnlyList<CaseFacts> cases)
    {
        console.Write(Table(run, summary));
        WriteOutcomes(console, summary);
        WriteCached(console, cases);
        WriteGates(console, run.Gates);
        WriteCases(console, "First failures", cases.Where(facts => facts.Verdict == CaseVerdict.Failed));
        WriteCases(console, "Not measured", cases.Where(facts => facts.Verdict == CaseVerdict.NotMeasured));
        WriteSlowest(console, cases);
    }

    private static Table Table(RunRecord run, RunSummary summary)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"{Markup.Escape(run.Name)} · run {run.Id.Short}");
        table.AddColumn("model");
        table.AddColumn(new TableColumn("cases ✓ / ✗ / ?").RightAligned());
        foreach (var k in run.PassAt) table.AddColumn(new TableColumn($"pass@{k} [[95%]]").RightAligned());
        table.AddColumn(new TableColumn("mean run").RightAligned());
        table.AddColumn(new TableColumn("tokens in → out").RightAligned());
        table.AddColumn(new TableColumn("cost").RightAligned());
        foreach (var line in summary.Models)
        {
            table.AddRow(
            [
                Markup.Escape(Format.Line(line.Model, line.Prompt)),
                $"[green]{line.PassedCases}[/] / [red]{line.FailedCases}[/] / [yellow]{line.NotMeasuredCases}[/]",
                .. line.Metrics.Select(metric => Markup.Escape(Format.Estimate(metric))),
                line.MeanRunTime is { } time ? Format.Duration(time) : "–",
                Markup.Escape(Format.Tokens(line.Usage)),
                Markup.Escape(Amounts.Of(line.Cost)),
            ]);
        }

        return table;
    }

    private static void WriteOutcomes(IAnsiConsole console, RunSummary summary)
    {
        foreach (var line in summary.Models)
        {
            var outcomes = line.Outcomes.Select(pair => $"{NameOf<Outcome>.Of(pair.Key).Replace('_', ' ')} {pair.Value}");
            console.MarkupLineInterpolated($"[grey]{Format.Line(line.Model, line.Prompt)}: samples {string.Join(", ", outcomes)}[/]");
        }

        if (summary.Models.Count > 1 && summary.Cost.All.Count > 0) console.MarkupLineInterpolated($"[grey]cost of all answers: {Amounts.Of(summary.Cost)}[/]");
        if (summary.NotMeasuredSamples > 0)
        {
            console.MarkupLineInterpolated(
                $"[yellow]? {summary.NotMeasuredSamples} of {summary.PlannedSamples} samples were not measured; they count for nobody.[/]");
        }
    }

    private static void WriteCached(IAnsiConsole console, IReadOnlyList<CaseFacts> cases)
    {
        var cached = cases.Sum(facts => facts.Samples.Count(sample => sample.FromCache));
        if (cached > 0) console.MarkupLineInterpolated($"[grey]{cached} {(cached == 1 ? "answer" : "answers")} from the cache[/]");
    }

    private static void WriteGates(IAnsiConsole console, IReadOnlyList<GateResult> gates)
    {
        if (gates.Count == 0) return;
        console.WriteLine();
        foreach (var gate in gates)
        {
            var (glyph, colour) = Format.Mark(gate.Status);
            console.MarkupLine($"[{colour}]{glyph}[/]  {Markup.Escape(gate.Gate)}  [grey]{Markup.Escape(gate.Message)}[/]");
        }
    }

    private static void WriteCases(IAnsiConsole console, string title, IEnumerable<CaseFacts> cases)
    {
        var all = cases.ToList();
        if (all.Count == 0) return;
        console.WriteLine();
        console.MarkupLineInterpolated($"[bold]{title}[/] [grey]({all.Count})[/]");
        foreach (var facts in all.Take(CasesShown))
        {
            console.MarkupLine(
                $"  [{Format.Colour(facts.Outcome)}]{Format.Mark(facts.Outcome)}[/]  {Markup.Escape(facts.Name)}  [grey]{Markup.Escape(Format.FirstLine(facts.Message, MessageWidth))}[/]");
        }
    }

    private static void WriteSlowest(IAnsiConsole console, IReadOnlyList<CaseFacts> cases)
    {
        var slowest = cases
            .Select(facts => (facts.Name, Time: facts.Samples.Max(sample => sample.RunTime)))
            .Where(pair => pair.Time is not null)
            .OrderByDescending(pair => pair.Time)
            .Take(CasesShown)
            .ToList();
        if (slowest.Count == 0) return;
        console.WriteLine();
        console.MarkupLine("[bold]Slowest to run[/]");
        foreach (var (name, time) in slowest) console.MarkupLineInterpolated($"  {Format.Duration(time!.Value),8}  {name}");
    }
}
