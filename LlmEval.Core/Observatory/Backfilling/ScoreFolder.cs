namespace LlmEval.Core.Observatory.Backfilling;

/// <summary>A folder with score files: what evaluations left of one checkpoint.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Files">Its files, by name.</param>
public sealed record ScoreFolder(string Path, IReadOnlyList<CountedScores> Files)
{
    /// <summary>Its own name.</summary>
    public string Name { get; } = System.IO.Path.GetFileName(Path);

    /// <summary>The name of the folder that it is in.</summary>
    public string ParentName { get; } = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) ?? "";
}

/// <summary>A score file, with how many answers the files beside it hold.</summary>
/// <param name="File">The scores.</param>
/// <param name="Answers">Answers that were generated or graded; null where no file beside it says.</param>
public sealed record CountedScores(ScoreFile File, int? Answers);

/// <summary>What is said of the folders on the command line. What is null is found out from their names.</summary>
public sealed record BackfillOptions
{
    /// <summary>The model.</summary>
    public string? ModelId { get; init; }

    /// <summary>What it is.</summary>
    public Domain.Observatory.ModelType? ModelType { get; init; }

    /// <summary>Its name for people; null: its id.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Who owns it.</summary>
    public string Owner { get; init; } = "backfill";

    /// <summary>The training step.</summary>
    public long? TrainingStep { get; init; }

    /// <summary>The checkpoint's id.</summary>
    public string? CheckpointId { get; init; }

    /// <summary>The metric that stands for each dataset; null: a file's first.</summary>
    public string? PrimaryMetric { get; init; }
}
