namespace LlmEval.Core.Domain.Observatory.Promotion;

/// <summary>Whether a rule can be stored.</summary>
public static class RuleCheck
{
    private const int LongestName = 200;

    /// <summary>What is wrong with which field (camelCase); empty when nothing is.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Errors(PromotionRule rule)
    {
        List<KeyValuePair<string, string>> errors = [];
        if (string.IsNullOrWhiteSpace(rule.Name)) errors.Add(new("name", "The rule has no name."));
        if (rule.Name.Length > LongestName) errors.Add(new("name", $"The rule's name is longer than {LongestName} characters."));
        if (rule.ModelId is "") errors.Add(new("modelId", "'modelId' is empty; leave it out for a rule that judges every model."));
        if (rule.SuiteId is "") errors.Add(new("suiteId", "'suiteId' is empty; leave it out for a rule without a suite."));
        foreach (var (dataset, floor) in rule.MinScores)
        {
            if (string.IsNullOrWhiteSpace(dataset)) errors.Add(new("minScores", "A smallest score has no dataset."));
            if (!double.IsFinite(floor)) errors.Add(new("minScores", $"The smallest score on '{dataset}' is {floor}; it must be a finite number."));
        }

        if (rule is { MinScores.Count: 0, SuiteId: null, NoRegressions: false }) errors.Add(new("minScores", "The rule asks for nothing: give it smallest scores, a suite, or noRegressions."));
        return errors;
    }
}
