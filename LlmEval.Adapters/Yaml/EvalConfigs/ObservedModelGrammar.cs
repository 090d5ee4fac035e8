using LlmEval.Adapters.Yaml.Grammar;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Adapters.Yaml.EvalConfigs;

/// <summary>Describes an item of <c>observatory.models</c>.</summary>
internal static class ObservedModelGrammar
{
    private static readonly Key<string?> ModelId = Key.Optional("model_id", Shapes.Id,
        "Its id there; several checkpoints of one training run share it. Without it, the same id.");

    private static readonly Key<string?> DisplayName = Key.Optional("display_name", Shapes.Text, "Its name for people. Without it, its id there.");

    private static readonly Key<ModelType?> Type = Key.OptionalValue("model_type", Shapes.Choice<ModelType>(),
        "Whether it is in `training` or a `baseline`. Without it, in training where it has a `checkpoint.step`.");

    private static readonly Key<string?> CheckpointId = Key.Optional("checkpoint_id", Shapes.Text,
        "The checkpoint's id. Without it, `<model_id>__step-<step>`, or `<model_id>__baseline`.");

    private static readonly Key<string?> CheckpointPath = Key.Optional("checkpoint_path", Shapes.Text, "Where the checkpoint's weights are.");

    private static readonly Key<string?> TrainingRun = Key.Optional("training_run", Shapes.Text, "The training run that it comes from.");

    private static readonly Key<IReadOnlyList<string>> RecipeTags = Key.WithDefault("recipe_tags", Shapes.List(Shapes.Text, unique: true), "[]", "Words on how it was trained.");

    private static readonly Key<long?> ParameterCount = Key.OptionalValue("param_count", new WholeNumberShape<long>(1, 1L << 52), "Its parameters.");

    /// <summary>The key of a model's id in the config.</summary>
    public static Key<string> Id { get; } = Key.Required("id", Shapes.Text, "The id of a model of this config.");

    /// <summary>The shape of an item.</summary>
    public static MapShape<ObservedModel> Shape { get; } = new()
    {
        Doc = "What a model of this config is in the observatory.",
        Keys = [Id, ModelId, DisplayName, Type, CheckpointId, CheckpointPath, TrainingRun, RecipeTags, ParameterCount],
        Bind = map => new ObservedModel
        {
            Id = map.Get(Id),
            ModelId = map.Get(ModelId),
            DisplayName = map.Get(DisplayName),
            Type = map.Get(Type),
            CheckpointId = map.Get(CheckpointId),
            CheckpointPath = map.Get(CheckpointPath),
            TrainingRun = map.Get(TrainingRun),
            RecipeTags = map.Get(RecipeTags),
            ParameterCount = map.Get(ParameterCount),
        },
    };
}
