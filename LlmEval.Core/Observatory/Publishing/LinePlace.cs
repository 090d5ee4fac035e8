using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Observatory.Publishing;

/// <summary>Where in an observatory the results of a line belong.</summary>
internal sealed record LinePlace
{
    /// <summary>What the config says of the model; null when it says nothing.</summary>
    public ObservedModel? Observed { get; private init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>Its name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is.</summary>
    public required ModelType Type { get; init; }

    /// <summary>The checkpoint.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>Its step; baselines have none.</summary>
    public long? Step { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The place of a line.</summary>
    public static LinePlace Of(MeasuredLine line, ObservatoryOptions options)
    {
        var observed = options.Models.FirstOrDefault(model => model.Id == line.Model.Id);
        var model = observed?.ModelId ?? line.Model.Id;
        var type = observed?.Type ?? (line.Model.CheckpointStep is null ? ModelType.Baseline : ModelType.Training);
        var step = type == ModelType.Training ? line.Model.CheckpointStep : null;
        return new LinePlace
        {
            Observed = observed,
            ModelId = model,
            DisplayName = observed?.DisplayName ?? model,
            Type = type,
            CheckpointId = observed?.CheckpointId ?? CheckpointIds.Canonical(model, step),
            Step = step,
            Dataset = (options.Dataset ?? line.Run.DatasetName) + Suffix(line),
        };
    }

    // As in the names of cases. A checkpoint has one score on a dataset, and each way of asking gives another.
    private static string Suffix(MeasuredLine line) =>
        line.Run.Prompts.Count == 1 || line.Prompt.Id == PromptVariant.DefaultId ? "" : $"[{line.Prompt.Id}]";
}
