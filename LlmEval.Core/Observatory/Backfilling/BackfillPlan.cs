using LlmEval.Core.Domain.Observatory;

namespace LlmEval.Core.Observatory.Backfilling;

/// <summary>What becomes of folders with score files: the checkpoints that they are, with their scores.</summary>
/// <param name="Checkpoints">The checkpoints, by model and step.</param>
public sealed record BackfillPlan(IReadOnlyList<PlannedCheckpoint> Checkpoints)
{
    /// <summary>Makes the plan.</summary>
    /// <param name="folders">The folders, at least one.</param>
    /// <param name="options">What is said of them.</param>
    /// <exception cref="BackfillException">What is said does not fit the folders.</exception>
    public static BackfillPlan Of(IReadOnlyList<ScoreFolder> folders, BackfillOptions options)
    {
        if (folders.Count > 1) RefuseWhatIsOfOne(options);
        var named = folders.Select(folder => (Folder: folder, Name: FolderName.Parse(folder.Name, options.ModelId))).ToList();
        // Beside step-1000 and step-2000, a folder "final" is of the same model.
        var ofSteps = named.Where(item => item.Name is { Model: "", Step: not null }).Select(item => Path.GetDirectoryName(item.Folder.Path)).ToHashSet(StringComparer.Ordinal);
        var checkpoints = named.Select(item => Checkpoint(item.Folder, item.Name, options, ofSteps.Contains(Path.GetDirectoryName(item.Folder.Path))))
            .OrderBy(checkpoint => checkpoint.ModelId, StringComparer.Ordinal).ThenBy(checkpoint => checkpoint.Step).ThenBy(checkpoint => checkpoint.CheckpointId, StringComparer.Ordinal)
            .ToList();
        if (checkpoints.GroupBy(checkpoint => checkpoint.CheckpointId, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new BackfillException(
                $"Several folders would be the checkpoint {twice.Key}: {string.Join(", ", twice.Select(checkpoint => checkpoint.Folder.Path))}. "
                + "Leave out --model-id to take each folder for a model of its own, or import them one by one with --checkpoint-id.");
        }

        return new BackfillPlan(checkpoints);
    }

    private static PlannedCheckpoint Checkpoint(ScoreFolder folder, FolderName name, BackfillOptions options, bool isBesideSteps)
    {
        var type = options.ModelType ?? (options.TrainingStep is not null || name.Step is not null || isBesideSteps ? ModelType.Training : ModelType.Baseline);
        var model = options.ModelId ?? (type == ModelType.Baseline && !isBesideSteps ? folder.Name : name.Model is "" || isBesideSteps ? folder.ParentName : name.Model);
        return new PlannedCheckpoint
        {
            Folder = folder,
            ModelId = model,
            Type = type,
            Step = type == ModelType.Training ? options.TrainingStep ?? name.Step : null,
            CheckpointId = options.CheckpointId ?? (type == ModelType.Training ? $"{model}__{folder.Name}" : CheckpointIds.Canonical(model, null)),
            Options = options,
        };
    }

    private static void RefuseWhatIsOfOne(BackfillOptions options)
    {
        var one = options.CheckpointId is not null ? "--checkpoint-id" : options.TrainingStep is not null ? "--training-step" : null;
        if (one is not null) throw new BackfillException($"{one} is about one checkpoint, and there are scores of several: name the folder of one.");
        if (options is { DisplayName: not null, ModelId: null }) throw new BackfillException("--display-name is about one model: name it with --model-id.");
    }
}

/// <summary>A checkpoint whose scores are in a folder.</summary>
public sealed record PlannedCheckpoint
{
    /// <summary>The folder.</summary>
    public required ScoreFolder Folder { get; init; }

    /// <summary>The model.</summary>
    public required string ModelId { get; init; }

    /// <summary>What it is.</summary>
    public required ModelType Type { get; init; }

    /// <summary>The training step; null for baselines and where nothing says it.</summary>
    public long? Step { get; init; }

    /// <summary>Its id.</summary>
    public required string CheckpointId { get; init; }

    /// <summary>What was said of it.</summary>
    public required BackfillOptions Options { get; init; }

    /// <summary>What is sent of one of its files.</summary>
    public EvalResultSubmission Submission(CountedScores scores)
    {
        var metrics = ScoreIntervals.Of(scores.File);
        var primary = Options.PrimaryMetric ?? (metrics is [var first, ..] ? first.Name : null);
        var interval = metrics.FirstOrDefault(metric => metric.Name == primary)?.Interval;
        return new EvalResultSubmission
        {
            ModelId = ModelId,
            DisplayName = Options.DisplayName ?? ModelId,
            ModelType = Type,
            Owner = Options.Owner,
            CheckpointId = CheckpointId,
            Step = Step,
            CheckpointPath = Folder.Path,
            Dataset = scores.File.Dataset,
            Metrics = metrics,
            PrimaryMetric = primary,
            // The original sends none and so leaves a new run behind each time.
            RunId = $"backfill-{CheckpointId}-{scores.File.Dataset}",
            SampleCount = Examples(scores.Answers, primary),
            Interval = interval is { } known ? new SentInterval(known.Lower, known.Upper, null) : null,
        };
    }

    private static int? Examples(int? answers, string? primary)
    {
        if (answers is not { } count || primary is null) return null;
        var perExample = ScoreIntervals.AnswersPerExample(primary);
        return count % perExample == 0 ? count / perExample : null;
    }
}

/// <summary>What is asked for does not fit the folders; the message says what to write.</summary>
/// <param name="message">For whoever asked.</param>
public sealed class BackfillException(string message) : Exception(message);
