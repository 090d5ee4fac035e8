using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Observatory.Alerts;
using LlmEval.Core.Domain.Observatory.Promotion;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>What people do in the demonstration: rules of promotion, a decision, a waiver, webhooks, and words on alerts.</summary>
internal static class DemoGovernance
{
    private const string Promoted = "aurora-7b__step-16000";
    private const string Waived = "ifeval";

    private static readonly PromotionRule[] Rules =
    [
        new() { Name = "no-critical-regressions", Description = "No open critical regression on any dataset." },
        new()
        {
            // Passes for aurora-7b; unknown for the others, which lack a dataset of the suite.
            Name = "code-complete",
            SuiteId = "code",
            MinScores = new Dictionary<string, double> { ["humaneval"] = 0.6 },
            NoRegressions = false,
            Description = "All of code is measured, and HumanEval surely above 60%.",
        },
        new()
        {
            // The score reaches it, the lower bound of its interval does not.
            Name = "math-floor",
            ModelId = "borealis-13b",
            MinScores = new Dictionary<string, double> { ["math500"] = 0.6 },
            NoRegressions = false,
        },
        new()
        {
            Name = "release",
            ModelId = "cirrus-70b",
            SuiteId = "core",
            MinScores = new Dictionary<string, double> { [Waived] = 0.8, ["gsm8k"] = 0.75 },
            Bound = ScoreBound.Lower,
            Description = "What the release notes promise.",
        },
    ];

    /// <summary>Lays down the rules, before there are scores.</summary>
    public static async Task RuleAsync(DemoPorts ports, CancellationToken cancellationToken)
    {
        foreach (var rule in Rules) await ports.Promotion.PutRuleAsync(rule, cancellationToken);
    }

    /// <summary>Decides, waives, and deals with alerts, when all scores are there.</summary>
    public static async Task ActAsync(DemoPorts ports, CancellationToken cancellationToken)
    {
        // Nothing may leave the machine: one sends nothing, the other's address is one that the dispatcher refuses.
        await ports.Webhooks.AddAsync(new Uri("https://hooks.example.org/observatory"), [AlertType.Regression, AlertType.PromotionReady], active: false, cancellationToken);
        await ports.Webhooks.AddAsync(new Uri("http://10.0.0.7/hooks/eval"), [.. Enum.GetValues<AlertType>()], active: true, cancellationToken);
        await ports.Promotion.DecideAsync(Promoted, DecisionKind.Promoted, "Best of code so far, and nothing fell.", user: null, cancellationToken);
        await WaiveAsync(ports, cancellationToken);
        await AnswerAlertsAsync(ports, cancellationToken);
    }

    private static async Task WaiveAsync(DemoPorts ports, CancellationToken cancellationToken)
    {
        if (await ports.Promotion.StandingAsync("cirrus-70b", null, cancellationToken) is not { CheckpointId: { } checkpoint } standing) return;
        var rule = standing.Rules.Single(judged => judged.Rule.Rule.Name == "release");
        var clause = rule.Clauses.First(said => said.Clause.EndsWith($":{Waived}", StringComparison.Ordinal));
        var until = ports.Time.GetUtcNow().AddDays(14);
        await ports.Promotion.WaiveAsync(new NewWaiver(rule.Rule.Id, checkpoint, clause.Clause, "The grader's fix is under way; looked at by hand.", until), user: null, cancellationToken);
    }

    private static async Task AnswerAlertsAsync(DemoPorts ports, CancellationToken cancellationToken)
    {
        var regressions = await OldestAsync(ports, AlertType.Regression, cancellationToken);
        if (regressions is [var known, ..])
            await ports.Alerts.ChangeAsync(known.Id, AlertChangeKind.Acknowledged, "A known effect of the new data mix.", user: null, ports.Time.GetUtcNow().AddDays(7), cancellationToken);
        if (await OldestAsync(ports, AlertType.Improvement, cancellationToken) is [var over, ..])
            await ports.Alerts.ChangeAsync(over.Id, AlertChangeKind.Resolved, "Seen.", user: null, expiresAt: null, cancellationToken);
    }

    private static async Task<IReadOnlyList<StoredAlert>> OldestAsync(DemoPorts ports, AlertType type, CancellationToken cancellationToken) =>
        [.. (await ports.Alerts.ListAsync(new AlertFilter { Types = [type] }, new ListPage(Limit: 200), cancellationToken)).OrderBy(alert => alert.Id)];
}
