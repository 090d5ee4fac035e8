using System.CommandLine;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Observatory.Backfilling;

namespace LlmEval.Tool.Commands;

/// <summary>The options of <c>backfill</c> about what the score files are: those of the original dashboard's client.</summary>
internal sealed class BackfillArguments
{
    private readonly Option<string> outputDir = new("--output-dir") { Description = "A folder with *_scores.yaml files, or a parent of such folders", Required = true };
    private readonly Option<string?> modelId = new("--model-id") { Description = "The model; without it, from the folders' names" };
    private readonly Option<string?> modelType = new("--model-type") { Description = "training or baseline; without it, training where a folder's name has a step" };
    private readonly Option<string?> displayName = new("--display-name") { Description = "The model's name for people; its id by default" };
    private readonly Option<string> owner = new("--owner") { Description = "Who owns the model", DefaultValueFactory = _ => new BackfillOptions().Owner };
    private readonly Option<long?> trainingStep = new("--training-step") { Description = "The training step; without it, from the folder's name: step-5000, global_step5000, run_005000" };
    private readonly Option<string?> checkpointId = new("--checkpoint-id") { Description = "The checkpoint's id; <model>__<folder>, or <model>__baseline, by default" };
    private readonly Option<string?> primaryMetric = new("--primary-metric") { Description = "The metric that stands for each dataset; a file's first by default" };

    /// <summary>Makes the options.</summary>
    public BackfillArguments() => modelType.AcceptOnlyFromAmong([.. NameOf<ModelType>.All]);

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { outputDir, modelId, modelType, displayName, owner, trainingStep, checkpointId, primaryMetric }) command.Add(option);
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Folder(ParseResult parsed, ToolContext context) => Path.TrimEndingDirectorySeparator(context.Absolute(parsed.GetValue(outputDir)!));

    /// <summary>What is said of the files.</summary>
    /// <exception cref="UsageException">A value cannot be.</exception>
    public BackfillOptions Read(ParseResult parsed) => new()
    {
        ModelId = parsed.GetValue(modelId),
        ModelType = parsed.GetValue(modelType) is { } name ? NameOf<ModelType>.Parse(name) : null,
        DisplayName = parsed.GetValue(displayName),
        Owner = parsed.GetValue(owner)!,
        TrainingStep = parsed.GetValue(trainingStep) is < 0 ? throw new UsageException("--training-step must be 0 or more.") : parsed.GetValue(trainingStep),
        CheckpointId = parsed.GetValue(checkpointId),
        PrimaryMetric = parsed.GetValue(primaryMetric),
    };
}
