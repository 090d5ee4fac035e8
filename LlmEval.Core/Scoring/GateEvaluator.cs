using System.Globalization;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Scoring;

/// <summary>Decides gates on the summary of a whole run.</summary>
public static class GateEvaluator
{
    /// <summary>Decides one gate.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="summary">The run's summary.</param>
    /// <param name="whySkipped">Why cases of the config were not run: the gate is then skipped, not guessed. Null when all were.</param>
    public static GateResult Evaluate(GateOptions gate, RunSummary summary, string? whySkipped)
    {
        if (whySkipped is not null) return Result(gate, GateStatus.Skipped, null, whySkipped);
        var lines = summary.Models.Where(line => line.Model == gate.Model && (gate.Prompt is null || line.Prompt == gate.Prompt)).ToList();
        // Without a prompt the gate speaks of every variant: the worst one decides.
        return lines
            .Select(line => EvaluateLine(gate, line))
            .OrderByDescending(result => result.Status == GateStatus.NotMet)
            .ThenBy(result => result.Value)
            .FirstOrDefault() ?? Result(gate, GateStatus.NotMet, null, "no results for this model");
    }

    private static GateResult EvaluateLine(GateOptions gate, ModelSummary line)
    {
        var metric = line.Metrics.FirstOrDefault(estimate => estimate.Name == gate.Metric);
        var value = gate.Bound == GateBound.Lower ? metric?.Lower : metric?.Value;
        if (value is not { } number) return Result(gate, GateStatus.NotMet, null, $"undefined: {metric?.Reason ?? "no such metric"}");
        // A value that is the threshold but for rounding of the mean meets it.
        var met = number >= gate.AtLeast - 1e-12;
        var shown = number.ToString("0.0000", CultureInfo.InvariantCulture);
        return Result(gate, met ? GateStatus.Met : GateStatus.NotMet, number, $"{shown} {(met ? "≥" : "<")} {gate.AtLeast.ToString(CultureInfo.InvariantCulture)}");
    }

    private static GateResult Result(GateOptions gate, GateStatus status, double? value, string message) =>
        new() { Gate = gate.Description, Status = status, Value = value, Message = message };
}
