using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Judging.Quality;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>judge</c>.</summary>
internal static class JudgeGrammar
{
    private const string Versus = "vs:";

    private static readonly Key<JudgeMode> Mode = Key.WithDefault("mode", Shapes.Choice<JudgeMode>(), NameOf<JudgeMode>.Of(JudgeMode.TextOnly),
        "What the judge is shown: task and responses alone, or also what came of the tests. Two modes are two judges, and their figures are never mixed.");

    private static readonly Key<bool> Swap = Key.WithDefault("swap", new BoolShape(), "true",
        "Whether each pair is judged in both orders. Without, a judge that favours what it reads first goes unseen.");

    private static readonly Key<string?> Criteria = Key.Optional("criteria", new TextShape { Verbatim = true },
        "What a good response is, in words for the judge. Without it: correctness above all, then completeness, robustness, clarity.");

    private static readonly Key<int> QualityRepeats = Key.WithDefault("quality_repeats", Shapes.Int(1, QualityJudge.MostRepeats), "1",
        "How often README and code of a web app are judged: 1, 3, 5, 7 or 9 times, of which the median counts. Pairs are judged once in each order.");

    /// <summary>The key of the judging model.</summary>
    public static Key<ModelOptions> Model { get; } = Key.Required("model", ModelGrammar.Shape,
        "The judging model, like those under evaluation. Without `params.temperature` it is asked for 0, where it takes one.");

    /// <summary>The key of the rule for pairs.</summary>
    public static Key<PairPolicy> Pairs { get; } = Key.WithDefault(
        "pairs",
        new ParsedShape<PairPolicy>(JudgeCodes.Pairs, "all, adjacent, or vs: and the id of a model", Parse) { Pattern = "^(all|adjacent|vs:.+)$" },
        PairPolicy.All.ToString(),
        "Which models meet: every two (`all`), each with the next (`adjacent`), or one with every other (`vs:` and its id). Sample i meets sample i.");

    /// <summary>The shape of <c>judge</c>.</summary>
    public static MapShape<JudgeOptions> Shape { get; } = new()
    {
        Doc = "A model that says which of two responses is better, before people do. It changes nothing of what is measured.",
        Keys = [Model, Mode, Pairs, Swap, Criteria, QualityRepeats],
        Check = CheckRepeats,
        Bind = map => new JudgeOptions
        {
            Model = Steady(map.Get(Model)),
            Mode = map.Get(Mode),
            Pairs = map.Get(Pairs),
            Swap = map.Get(Swap),
            Criteria = map.Get(Criteria),
            QualityRepeats = map.Get(QualityRepeats),
        },
    };

    // The same question should have the same answer. A model that is told how long to reason is left its own temperature: those that reason mostly take none.
    private static ModelOptions Steady(ModelOptions model)
    {
        var provider = ModelProviders.Grammars.First(known => known.Name == model.Provider);
        return model.Parameters is { Temperature: null, ReasoningEffort: null } && provider.TakesParameters && provider.TakesTemperature(model)
            ? model with { Parameters = model.Parameters with { Temperature = 0 } }
            : model;
    }

    private static void CheckRepeats(MapReading judge)
    {
        if (judge.Read(QualityRepeats) is not { State: ReadingState.Valid, Value: var times, Node: { } node } || QualityJudge.MayRepeat(times)) return;
        judge.Context.Problems.Add(JudgeCodes.EvenRepeats, node, $"'quality_repeats' is {times}: an even number of answers has no median", $"write {times + 1}");
    }

    private static PairPolicy? Parse(string text)
    {
        if (text.StartsWith(Versus, StringComparison.Ordinal) && text.Length > Versus.Length) return new PairPolicy(PairPolicyKind.Versus, text[Versus.Length..]);
        return NameOf<PairPolicyKind>.TryParse(text, out var kind) && kind != PairPolicyKind.Versus ? new PairPolicy(kind) : null;
    }
}
