using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Documents;
using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Checks what no key can know alone. Whatever depends on an invalid value is left unsaid: one mistake is one problem.</summary>
internal static class ConfigChecks
{
    /// <summary>Checks a whole config.</summary>
    public static void Run(MapReading config)
    {
        CheckPromptKeys(config);
        CheckSamples(config);
        CheckMetrics(config);
        CheckSnapshot(config);
        BudgetChecks.Run(config);
        var models = Ids(config, EvalConfigGrammar.Models, ModelGrammar.Id);
        CheckPairs(config, models);
        CheckObserved(config, models);
        MatrixChecks.Run(config, models, PromptIds(config));
    }

    private static void CheckPairs(MapReading config, IReadOnlyList<string>? models)
    {
        if (models is null || config.Below(EvalConfigGrammar.Judge)?.Read(JudgeGrammar.Pairs) is not { State: ReadingState.Valid, Value.Against: { } id, Node: { } node }) return;
        if (models.Contains(id)) return;
        config.Context.Problems.Add(ConfigCodes.UnknownModel, node, $"there is no model with the id '{id}'", Similar.SuggestOrList(id, models));
    }

    private static void CheckObserved(MapReading config, IReadOnlyList<string>? models)
    {
        if (config.Below(EvalConfigGrammar.Observatory) is not { } observatory) return;
        Ids(observatory, ObservatoryGrammar.Models, ObservedModelGrammar.Id);
        if (models is null) return;
        foreach (var observed in observatory.Items(ObservatoryGrammar.Models))
        {
            if (observed.Read(ObservedModelGrammar.Id) is not { State: ReadingState.Valid, Value: { } id, Node: { } node } || models.Contains(id)) continue;
            config.Context.Problems.Add(ConfigCodes.UnknownModel, node, $"there is no model with the id '{id}'", Similar.SuggestOrList(id, models));
        }
    }

    private static void CheckPromptKeys(MapReading config)
    {
        var (one, several) = (config.Node.Find(EvalConfigGrammar.Prompt.Name), config.Node.Find(EvalConfigGrammar.Prompts.Name));
        if (one is null || several is null) return;
        config.Context.Problems.Add(
            KeyCodes.OneOrTheOther, several.Key.Location, "'prompt' and 'prompts' exclude each other", "keep one of them",
            DiagnosticBag.Related("the other one is here", one.Key.Location));
    }

    private static void CheckSamples(MapReading config)
    {
        if (!config.TryGet(EvalConfigGrammar.Samples, out var samples)) return;
        foreach (var k in config.Below(EvalConfigGrammar.Scoring)?.Read(ScoringGrammar.PassAt).Items.OfType<Reading<int>>() ?? [])
        {
            if (k is not { State: ReadingState.Valid, Value: var needed, Node: { } node } || needed <= samples) continue;
            config.Context.Problems.Add(
                ConfigCodes.TooFewSamples, node, $"pass@{needed} needs at least {needed} samples, and 'samples' is {samples}", $"set samples: {needed}");
        }
    }

    private static void CheckMetrics(MapReading config)
    {
        if (PassAt(config) is not { } passAt) return;
        if (config.Below(EvalConfigGrammar.Observatory)?.Read(ObservatoryGrammar.PrimaryMetric) is { State: ReadingState.Valid, Value: { } primary, Node: { } place }
            && !passAt.Contains(GateGrammar.KOf(primary)))
        {
            config.Context.Problems.Add(
                ConfigCodes.NotComputed, place, $"{primary} is not computed", $"add {GateGrammar.KOf(primary)} to scoring.pass_at ([{string.Join(", ", passAt)}])");
        }

        foreach (var gate in config.Items(EvalConfigGrammar.Gates))
        {
            var metric = gate.Read(GateGrammar.Metric);
            if (metric is not { State: ReadingState.Valid, Value: { } name, Node: { } node } || passAt.Contains(GateGrammar.KOf(name))) continue;
            config.Context.Problems.Add(
                ConfigCodes.NotComputed, node, $"{name} is not computed", $"add {GateGrammar.KOf(name)} to scoring.pass_at ([{string.Join(", ", passAt)}])");
        }
    }

    private static void CheckSnapshot(MapReading config)
    {
        if (!config.TryGet(EvalConfigGrammar.FailOn, out var failOn) || failOn != FailOn.Regression) return;
        if (config.Below(EvalConfigGrammar.Snapshot)?.Read(SnapshotGrammar.Mode) is not { State: ReadingState.Valid, Value: SnapshotMode.Off, Node: { } node }) return;
        config.Context.Problems.Add(
            ConfigCodes.NoSnapshot, node, "'fail_on: regression' needs a snapshot, and 'snapshot.mode' is off", "set snapshot.mode: significant");
    }

    // Null when it is not certain.
    private static IReadOnlyList<int>? PassAt(MapReading config)
    {
        if (config.Below(EvalConfigGrammar.Scoring) is not { } scoring)
            return config.TryGet(EvalConfigGrammar.Scoring, out _) ? new ScoringOptions().PassAt : null;
        return scoring.TryGet(ScoringGrammar.PassAt, out var passAt) ? passAt : null;
    }

    private static IReadOnlyList<string>? PromptIds(MapReading config)
    {
        if (!config.TryGet(EvalConfigGrammar.Prompts, out var prompts) || prompts is not null)
            return Ids(config, EvalConfigGrammar.Prompts, PromptGrammar.Id);
        return [PromptVariant.DefaultId];
    }

    // Reports ids that stand twice. Null when some id is not known, so that nothing can be said about references to them.
    private static IReadOnlyList<string>? Ids<T>(MapReading config, Key<T> list, Key<string> id)
    {
        var items = config.Read(list).Items;
        var seen = new Dictionary<string, Node>();
        var complete = items.Count > 0;
        foreach (var item in items)
        {
            if (item.Map?.Read(id) is not { State: ReadingState.Valid, Value: { } name, Node: { } node }) complete = false;
            else if (seen.TryGetValue(name, out var first))
                config.Context.Problems.Add(
                    ConfigCodes.DuplicateId, node.Location, $"the id '{name}' is taken", "give each its own",
                    DiagnosticBag.Related("taken here", first.Location));
            else seen.Add(name, node);
        }

        return complete ? [.. seen.Keys] : null;
    }
}
