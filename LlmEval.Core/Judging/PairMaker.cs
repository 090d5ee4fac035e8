using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Review;

namespace LlmEval.Core.Judging;

/// <summary>Which responses are compared: sample i of one model with sample i of another, on one task under one prompt variant.</summary>
public static class PairMaker
{
    /// <summary>The pairs, by task (ordinal), prompt variant, models and sample. A pair's first model stands first in the config.</summary>
    /// <param name="run">The run.</param>
    /// <param name="models">The ids of its models, in the config's order.</param>
    /// <param name="prompts">The ids of its prompt variants, in the config's order.</param>
    /// <param name="policy">Which models meet.</param>
    /// <param name="answered">The samples that have a response; those that may still be made again are not paired.</param>
    /// <returns>The pairs, made as they are asked for: a large run has many times more of them than samples.</returns>
    public static IEnumerable<ResponsePair> Pair(
        RunId run, IReadOnlyList<string> models, IReadOnlyList<string> prompts, PairPolicy policy, IReadOnlyList<AnsweredSample> answered)
    {
        var met = ModelPairs(models, policy);
        var order = prompts.Index().ToDictionary(item => item.Item, item => item.Index, StringComparer.Ordinal);
        return
            from asked in answered.Where(sample => sample.Outcome.IsFinal()).GroupBy(sample => (sample.TaskId, sample.TaskHash, sample.Prompt))
                .OrderBy(same => same.Key.TaskId, StringComparer.Ordinal)
                .ThenBy(same => order.GetValueOrDefault(same.Key.Prompt))
            let known = asked.ToDictionary(sample => (sample.Model, sample.Index))
            from pair in met
            from first in asked.Where(sample => sample.Model == pair.First).OrderBy(sample => sample.Index)
            let second = known.GetValueOrDefault((pair.Second, first.Index))
            where second is not null
            select Of(run, first, second);
    }

    /// <summary>The models that meet, each pair in the config's order.</summary>
    public static IReadOnlyList<(string First, string Second)> ModelPairs(IReadOnlyList<string> models, PairPolicy policy) =>
    [
        .. from first in models.Index()
           from second in models.Index()
           where first.Index < second.Index && Meet(first, second, policy)
           select (first.Item, second.Item),
    ];

    private static bool Meet((int Index, string Item) first, (int Index, string Item) second, PairPolicy policy) => policy.Kind switch
    {
        PairPolicyKind.All => true,
        PairPolicyKind.Adjacent => second.Index == first.Index + 1,
        _ => first.Item == policy.Against || second.Item == policy.Against,
    };

    private static ResponsePair Of(RunId run, AnsweredSample first, AnsweredSample second) => new()
    {
        Id = PairId.New(),
        Run = run,
        TaskId = first.TaskId,
        TaskHash = first.TaskHash,
        Prompt = first.Prompt,
        First = Side(first),
        Second = Side(second),
    };

    private static PairSide Side(AnsweredSample sample) => new()
    {
        Sample = sample.Sample,
        CaseName = sample.CaseName,
        Model = sample.Model,
        SampleIndex = sample.Index,
        TextHash = sample.TextHash,
        Outcome = sample.Outcome,
    };
}
