using LlmEval.Adapters.Reports;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Planning;
using Spectre.Console;

namespace LlmEval.Tool.Terminal;

/// <summary>What would run, and what it would cost.</summary>
internal static class PlanView
{
    private const string Unpriced = "unpriced";

    /// <summary>Writes the plan.</summary>
    public static void Write(ToolContext context, EvalPlan plan, IReadOnlyList<PlanEstimate> lines)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(plan.Config.Name));
        table.AddColumn("model");
        foreach (var column in new[] { "cases", "calls", "≈ tokens in", "≈ tokens out", "at most out", "cost" }) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var line in lines) table.AddRow(Row(line));
        if (lines.Count > 1) table.AddEmptyRow().AddRow(Total(lines));
        context.Results.Write(table);
        context.Out.WriteLine($"{plan.Tasks.Name}: {plan.Tasks.Tasks.Count} of {plan.Tasks.TotalTasks} tasks · dataset {plan.Tasks.Hash.Short} · config {plan.Config.Hash.Short}");
        context.Out.WriteLine($"Code would run in: {plan.Config.Sandbox.Backend} sandbox");
        if (plan.Config.MaxCostUsd is { } limit) context.Out.WriteLine(Budget(limit, PlanCost.Of(lines)));
    }

    /// <summary>The plan as one line of JSON.</summary>
    public static string ToJson(EvalPlan plan, IReadOnlyList<PlanEstimate> lines) => Core.Pipeline.Events.RunEventJson.WriteDocument(new
    {
        Format = "llm-eval.plan/1",
        plan.Config.Name,
        ConfigHash = plan.Config.Hash,
        DatasetHash = plan.Tasks.Hash,
        Tasks = plan.Tasks.Tasks.Count,
        plan.Tasks.TotalTasks,
        plan.LeftOut,
        Sandbox = plan.Config.Sandbox.Backend,
        plan.Config.MaxCostUsd,
        Lines = lines,
        Cost = PlanCost.Of(lines),
    });

    private static string[] Row(PlanEstimate line) =>
    [
        Markup.Escape(Format.Line(line.Model, line.Prompt)),
        Format.Count(line.Cases),
        Format.Count(line.Calls),
        Format.Count(line.InputTokens),
        Format.Count(line.OutputTokens),
        line.MostOutputTokens is { } most ? Format.Count(most) : "no limit set",
        line.Cost is { } cost ? $"≈ {Amounts.Rounded(cost)}, {(line.MostCost is { } bound ? $"at most {Amounts.Rounded(bound)}" : "no upper bound")}" : Unpriced,
    ];

    private static string[] Total(IReadOnlyList<PlanEstimate> lines)
    {
        var cost = PlanCost.Of(lines);
        var bound = cost.UnboundedLines > 0 ? "no upper bound" : $"at most {Amounts.Rounded(cost.AtMost)}";
        var unpriced = cost.UnpricedLines > 0 ? $", {cost.UnpricedLines} {Unpriced}" : "";
        return
        [
            "total",
            Format.Count(lines.Sum(line => line.Cases)),
            Format.Count(lines.Sum(line => line.Calls)),
            Format.Count(lines.Sum(line => line.InputTokens)),
            Format.Count(lines.Sum(line => line.OutputTokens)),
            lines.Any(line => line.MostOutputTokens is null) ? "–" : Format.Count(lines.Sum(line => line.MostOutputTokens!.Value)),
            cost.Estimated.Count == 0 ? Unpriced : $"≈ {Amounts.Rounded(cost.Estimated)}, {bound}{unpriced}",
        ];
    }

    private static string Budget(decimal limit, PlanCost cost)
    {
        var (estimated, atMost) = (InUsd(cost.Estimated), InUsd(cost.AtMost));
        var verdict = atMost <= limit && cost.UnboundedLines == 0 ? "enough for the most that this can cost, retries aside"
            : estimated <= limit ? "enough for the estimate; should answers be longer, the run stops and can be resumed"
            : "less than the estimate: the run will stop before its end, and can be resumed";
        return $"Budget {Amounts.Exact(new Money(limit, TokenPrice.Usd))}: {verdict}";
    }

    private static decimal InUsd(IReadOnlyList<Money> sums) => sums.FirstOrDefault(sum => sum.Currency == TokenPrice.Usd)?.Amount ?? 0;
}
