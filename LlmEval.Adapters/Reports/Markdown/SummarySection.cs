using System.Text;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Reports.Markdown;

/// <summary>What ran, the results of each model, and the gates.</summary>
internal static class SummarySection
{
    /// <summary>The section.</summary>
    public static string Write(RunReport report)
    {
        var text = new StringBuilder();
        WriteHeader(text, report.Run);
        WriteModels(text, report);
        WriteGates(text, report.Run.Gates);
        return text.ToString();
    }

    private static void WriteHeader(StringBuilder text, RunRecord run)
    {
        var took = run.FinishedAt is { } end ? $", took {Figures.Duration(end - run.StartedAt)}" : "";
        text.Append($"# {Inline.Code(run.Name)}\n\n");
        text.Append($"Run {run.Id.Short}, {NameOf<RunStatus>.Of(run.Status)} · {Figures.Time(run.StartedAt)} UTC{took} · ");
        text.Append($"dataset {Inline.Code(run.DatasetName)} ({run.DatasetHash.Short}) · {run.PlannedCases} cases × {run.SamplesPerCase} samples · ");
        text.Append($"sandbox {Inline.Code(run.Sandbox.Backend)}, Python {Inline.Code(run.Sandbox.PythonVersion)} · llm-eval {Inline.Code(run.ToolVersion)}\n\n");
        if (run.LeftOut > 0) text.Append($"**Partial:** {run.LeftOut} cases of the config were left out.\n\n");
    }

    private static void WriteModels(StringBuilder text, RunReport report)
    {
        text.Append("| model | passed ✓ | failed ✗ | not measured ? |");
        foreach (var k in report.Run.PassAt) text.Append($" pass@{k} [95%] |");
        text.Append(" mean run | tokens in → out | cost |\n|:--|--:|--:|--:|");
        foreach (var _ in report.Run.PassAt) text.Append("--:|");
        text.Append("--:|--:|--:|\n");
        foreach (var line in report.Summary.Models)
        {
            var model = Inline.Code(line.Model) + (line.Prompt == PromptVariant.DefaultId ? "" : $" with {Inline.Code(line.Prompt)}");
            text.Append($"| {model} | {line.PassedCases} | {line.FailedCases} | {line.NotMeasuredCases} |");
            foreach (var metric in line.Metrics) text.Append($" {Figures.Estimate(metric)} |");
            var time = line.MeanRunTime is { } mean ? Figures.Duration(mean) : "–";
            text.Append($" {time} | {Figures.Tokens(line.Usage)} | {Amounts.Of(line.Cost)} |\n");
        }

        text.Append("\nHigher pass@k is better. ");
        text.Append(report.Summary.NotMeasuredSamples == 0
            ? $"All {report.Summary.PlannedSamples} samples were measured.\n"
            : $"**{report.Summary.NotMeasuredSamples} of {report.Summary.PlannedSamples} samples were not measured; they count for nobody.**\n");
    }

    private static void WriteGates(StringBuilder text, IReadOnlyList<GateResult> gates)
    {
        if (gates.Count == 0) return;
        text.Append("\n## Gates\n\n| | gate | result |\n|:--|:--|:--|\n");
        foreach (var gate in gates)
        {
            var status = gate.Status switch
            {
                GateStatus.Met => "✓ met",
                GateStatus.NotMet => "✗ **not met**",
                _ => "· skipped",
            };
            text.Append($"| {status} | {Inline.Code(gate.Gate)} | {Inline.Code(gate.Message)} |\n");
        }
    }
}
