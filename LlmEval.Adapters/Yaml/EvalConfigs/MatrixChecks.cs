using LlmEval.Adapters.Yaml.Diagnostics;
using LlmEval.Adapters.Yaml.Grammar;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Checks the names in gates and exclusions, and whether the exclusions leave enough.</summary>
internal static class MatrixChecks
{
    /// <summary>Checks a config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="models">The ids of its models; null when they are not certain.</param>
    /// <param name="prompts">The ids of its prompt variants; null when they are not certain.</param>
    public static void Run(MapReading config, IReadOnlyList<string>? models, IReadOnlyList<string>? prompts)
    {
        var exclusions = config.Below(EvalConfigGrammar.Matrix)?.Items(MatrixGrammar.Exclude).ToList() ?? [];
        var inclusions = config.Below(EvalConfigGrammar.Matrix)?.Items(MatrixGrammar.Include).ToList() ?? [];
        var gates = config.Items(EvalConfigGrammar.Gates).ToList();
        var known = true;
        foreach (var exclusion in exclusions)
        {
            known &= Exists(exclusion, MatrixGrammar.Model, models, ConfigCodes.UnknownModel, "model");
            known &= Exists(exclusion, MatrixGrammar.Prompt, prompts, ConfigCodes.UnknownPrompt, "prompt variant");
        }

        foreach (var inclusion in inclusions)
        {
            known &= Exists(inclusion, MatrixGrammar.IncludedModel!, models, ConfigCodes.UnknownModel, "model")
                & Exists(inclusion, MatrixGrammar.IncludedPrompt!, prompts, ConfigCodes.UnknownPrompt, "prompt variant");
        }

        known &= config.Below(EvalConfigGrammar.Matrix) is not { } matrix
            || (matrix.TryGet(MatrixGrammar.Exclude, out _) & matrix.TryGet(MatrixGrammar.Include, out _));
        if (known) ReportWithoutEffect(inclusions, exclusions);
        var pairs = known && models is not null && prompts is not null ? Pairs(exclusions, inclusions, models, prompts) : null;
        if (pairs is { Count: 0 })
            config.Context.Problems.Add(
                ConfigCodes.NothingLeft, config.Node.Find(EvalConfigGrammar.Matrix.Name)!.Key, "the exclusions leave nothing to run");
        foreach (var gate in gates) CheckGate(gate, models, prompts, pairs);
    }

    private static void CheckGate(
        MapReading gate, IReadOnlyList<string>? models, IReadOnlyList<string>? prompts, HashSet<(string Model, string Prompt)>? pairs)
    {
        var exists = Exists(gate, GateGrammar.Model!, models, ConfigCodes.UnknownModel, "model")
            & Exists(gate, GateGrammar.Prompt, prompts, ConfigCodes.UnknownPrompt, "prompt variant");
        if (!exists || pairs is not { Count: > 0 }) return;
        var (model, prompt) = (gate.Get(GateGrammar.Model), gate.Get(GateGrammar.Prompt));
        if (!pairs.Any(pair => pair.Model == model && (prompt is null || pair.Prompt == prompt)))
            gate.Context.Problems.Add(ConfigCodes.GateWithoutCases, gate.Node, "the exclusions leave this gate no cases");
    }

    // False when the value is wrong or nothing can be said about it.
    private static bool Exists(MapReading map, Key<string?> key, IReadOnlyList<string>? ids, ErrorCode code, string what)
    {
        if (!map.TryGet(key, out var id) || ids is null) return false;
        if (id is null || ids.Contains(id)) return true;
        map.Context.Problems.Add(code, map.Read(key).Node!, $"there is no {what} with the id '{id}'", Similar.SuggestOrList(id, ids));
        return false;
    }

    private static void ReportWithoutEffect(List<MapReading> inclusions, List<MapReading> exclusions)
    {
        foreach (var inclusion in inclusions)
        {
            var (model, prompt) = (inclusion.Get(MatrixGrammar.IncludedModel), inclusion.Get(MatrixGrammar.IncludedPrompt));
            if (IsExcluded(exclusions, model, prompt)) continue;
            inclusion.Context.Problems.Add(
                ConfigCodes.IncludesNothing, inclusion.Node, $"no exclusion leaves out '{model}' with '{prompt}'", "remove this, or exclude more");
        }
    }

    private static HashSet<(string Model, string Prompt)> Pairs(
        List<MapReading> exclusions, List<MapReading> inclusions, IReadOnlyList<string> models, IReadOnlyList<string> prompts)
    {
        var left = from model in models
                   from prompt in prompts
                   where !IsExcluded(exclusions, model, prompt)
                   select (model, prompt);
        return [.. left, .. inclusions.Select(pair => (pair.Get(MatrixGrammar.IncludedModel), pair.Get(MatrixGrammar.IncludedPrompt)))];
    }

    private static bool IsExcluded(List<MapReading> exclusions, string model, string prompt) => exclusions.Exists(
        exclusion => Matches(exclusion, MatrixGrammar.Model, model) && Matches(exclusion, MatrixGrammar.Prompt, prompt));

    private static bool Matches(MapReading exclusion, Key<string?> key, string id) => exclusion.Get(key) is not { } wanted || wanted == id;
}
