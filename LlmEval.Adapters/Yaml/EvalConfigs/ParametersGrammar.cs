using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes <c>models[].params</c>.</summary>
internal static class ParametersGrammar
{
    // A line break alone is a frequent one, so that it may be blank, but not empty.
    private static readonly TextShape StopText =
        new() { Verbatim = true, MayBeEmpty = true, Form = new TextForm("text that is not empty", @"[\s\S]+") };

    private static readonly Key<double?> Temperature = Key.OptionalValue("temperature", new NumberShape(0, 2),
        "Randomness. Reasoning models take none.");

    private static readonly Key<double?> TopP = Key.OptionalValue("top_p", new NumberShape(0, 1, exclusiveMin: true),
        "Nucleus sampling: only the most likely tokens that together have this probability.");

    /// <summary>The key of the limit of an answer.</summary>
    public static Key<int?> MaxOutputTokens { get; } = Key.OptionalValue("max_output_tokens", Shapes.Int(1),
        "Most tokens of an answer, reasoning included. An answer that is cut off by it counts as truncated.");

    private static readonly Key<string?> ReasoningEffort = Key.Optional(
        "reasoning_effort", new TextShape { Form = new TextForm("a word such as low, medium or high", "[a-z][a-z_]*") },
        "How long a reasoning model thinks: `none`, `minimal`, `low`, `medium`, `high` and so on, as the provider knows them.");

    private static readonly Key<string?> Verbosity = Key.Optional("verbosity", Shapes.Word(["low", "medium", "high"]),
        "How wordy the answer is, for models that take it.");

    private static readonly Key<IReadOnlyList<string>?> Stop = Key.Optional(
        "stop", Shapes.List(StopText, minItems: 1, unique: true),
        "Texts that end the answer. Most providers take up to 4.");

    private static readonly Key<double?> FrequencyPenalty = Key.OptionalValue("frequency_penalty", new NumberShape(-2, 2),
        "Above 0: tokens are less likely the more often they occurred.");

    private static readonly Key<double?> PresencePenalty = Key.OptionalValue("presence_penalty", new NumberShape(-2, 2),
        "Above 0: tokens that occurred are less likely.");

    private static readonly Key<long?> Seed = Key.OptionalValue("seed", SeedGrammar.Shape,
        "Sent to providers that take one; the sample's index is added, so that repeats differ.");

    /// <summary>The shape of <c>params</c>.</summary>
    public static MapShape<ModelParameters> Shape { get; } = new()
    {
        Doc = "What the model is asked with. What is left out is left to the provider.",
        Keys = [Temperature, TopP, MaxOutputTokens, ReasoningEffort, Verbosity, Stop, FrequencyPenalty, PresencePenalty, Seed],
        Bind = map => new ModelParameters
        {
            Temperature = map.Get(Temperature),
            TopP = map.Get(TopP),
            MaxOutputTokens = map.Get(MaxOutputTokens),
            ReasoningEffort = map.Get(ReasoningEffort),
            Verbosity = map.Get(Verbosity),
            Stop = map.Get(Stop) ?? [],
            FrequencyPenalty = map.Get(FrequencyPenalty),
            PresencePenalty = map.Get(PresencePenalty),
            Seed = map.Get(Seed),
        },
    };
}
