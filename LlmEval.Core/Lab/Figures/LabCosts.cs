using LlmEval.Core.Domain.Lab;

namespace LlmEval.Core.Lab.Figures;

/// <summary>What the lab has cost, as far as it is known.</summary>
public sealed record LabCosts
{
    /// <summary>Experiments and judging.</summary>
    public required CostSum Total { get; init; }

    /// <summary>Experiments alone.</summary>
    public required CostSum Experiments { get; init; }

    /// <summary>Judging alone.</summary>
    public required CostSum Judging { get; init; }

    /// <summary>By prompt, the dearest first.</summary>
    public required IReadOnlyList<PromptCost> ByPrompt { get; init; }

    /// <summary>By config and version, the dearest first; judging belongs to none.</summary>
    public required IReadOnlyList<ConfigCost> ByConfig { get; init; }

    /// <summary>Sums up.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="judging">What judging cost, by prompt.</param>
    public static LabCosts Of(IReadOnlyList<ExperimentFacts> experiments, IReadOnlyDictionary<string, JudgingCost> judging)
    {
        var judged = judging.ToDictionary(prompt => prompt.Key, prompt => CostSum.Of(prompt.Value));
        var made = CostSum.Of(experiments);
        var asked = judged.Values.Aggregate(CostSum.None, (sum, next) => sum + next);
        var byPrompt = experiments.ToLookup(experiment => experiment.Prompt);
        return new LabCosts
        {
            Total = made + asked,
            Experiments = made,
            Judging = asked,
            ByPrompt =
            [
                .. byPrompt.Select(prompt => prompt.Key).Union(judged.Keys)
                    .Select(prompt => new PromptCost(prompt, CostSum.Of(byPrompt[prompt]), judged.GetValueOrDefault(prompt, CostSum.None)))
                    .OrderByDescending(prompt => prompt.Total.Usd).ThenBy(prompt => prompt.Prompt, StringComparer.Ordinal),
            ],
            ByConfig =
            [
                .. experiments.GroupBy(experiment => new LabConfigRef(experiment.Config, experiment.ConfigVersion))
                    .Select(config => new ConfigCost(config.Key, CostSum.Of(config)))
                    .OrderByDescending(config => config.Sum.Usd).ThenBy(config => config.Config.Name, StringComparer.Ordinal).ThenBy(config => config.Config.Version),
            ],
        };
    }
}

/// <summary>A sum of money that may be incomplete.</summary>
/// <param name="Usd">What is known, in US dollars.</param>
/// <param name="Calls">Answers and judge's calls that it is about.</param>
/// <param name="Unpriced">Those of them whose cost is unknown: the true sum is higher.</param>
public sealed record CostSum(decimal Usd, int Calls, int Unpriced)
{
    /// <summary>Nothing.</summary>
    public static CostSum None { get; } = new(0, 0, 0);

    /// <summary>Of experiments: those without an answer cost nothing that anybody could tell.</summary>
    public static CostSum Of(IEnumerable<ExperimentFacts> experiments) => experiments.Where(experiment => experiment.IsSuccess)
        .Aggregate(None, (sum, next) => sum + new CostSum(next.CostUsd ?? 0, 1, next.CostUsd is null ? 1 : 0));

    /// <summary>Of judging.</summary>
    public static CostSum Of(JudgingCost judging) => new(judging.KnownUsd, judging.Calls, judging.UnpricedCalls);

    /// <summary>The sum of two.</summary>
    public static CostSum operator +(CostSum a, CostSum b) => new(a.Usd + b.Usd, a.Calls + b.Calls, a.Unpriced + b.Unpriced);
}

/// <summary>What a prompt has cost.</summary>
/// <param name="Prompt">Its name.</param>
/// <param name="Experiments">Its experiments.</param>
/// <param name="Judging">Their judging.</param>
public sealed record PromptCost(string Prompt, CostSum Experiments, CostSum Judging)
{
    /// <summary>Both.</summary>
    public CostSum Total => Experiments + Judging;
}

/// <summary>What a config has cost.</summary>
/// <param name="Config">The config.</param>
/// <param name="Sum">Its experiments.</param>
public sealed record ConfigCost(LabConfigRef Config, CostSum Sum);
