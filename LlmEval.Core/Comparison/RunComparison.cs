namespace LlmEval.Core.Comparison;

/// <summary>Two runs, or two models, case by case and line by line.</summary>
public sealed record RunComparison
{
    /// <summary>A line per model × prompt variant: the second run's order, then what was removed.</summary>
    public required IReadOnlyList<LineComparison> Lines { get; init; }

    /// <summary>True when a line is detectably worse, by its first metric.</summary>
    public bool IsWorse => Lines.Any(line => line.Verdict == DifferenceVerdict.Worse);

    /// <summary>True when no case could be compared.</summary>
    public bool IsVoid => Lines.All(line => line.Verdict == DifferenceVerdict.NotComparable);
}

/// <summary>One model with one prompt variant on both sides.</summary>
public sealed record LineComparison
{
    /// <summary>What the line is called in the first run; null for a line that is new.</summary>
    public required LineName? Before { get; init; }

    /// <summary>What it is called in the second run; null for a line that was removed.</summary>
    public required LineName? After { get; init; }

    /// <summary>True where the same request always has the same answer on both sides.</summary>
    public required bool IsDeterministic { get; init; }

    /// <summary>The cases by task id.</summary>
    public required IReadOnlyList<CaseChange> Cases { get; init; }

    /// <summary>pass@k for each k that both runs computed, ascending: the first one decides.</summary>
    public required IReadOnlyList<MetricDifference> Metrics { get; init; }

    /// <summary>Known samples that say nothing about the model, before and now. No metric counts them.</summary>
    public required (int Before, int After) NotMeasuredSamples { get; init; }

    /// <summary>What the first metric says.</summary>
    public DifferenceVerdict Verdict => Metrics.Count == 0 ? DifferenceVerdict.NotComparable : Metrics[0].Verdict;

    /// <summary>The line's name in words; both names where they differ.</summary>
    public string Name => (Before, After) switch
    {
        ({ } before, { } after) when before != after => $"{before} → {after}",
        _ => (After ?? Before)!.ToString(),
    };

    /// <summary>The cases of one kind.</summary>
    public IEnumerable<CaseChange> Of(CaseChangeKind kind) => Cases.Where(change => change.Kind == kind);
}

/// <summary>What a line is called.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Prompt">The prompt variant's id.</param>
public sealed record LineName(string Model, string Prompt)
{
    /// <summary>The model, and <c>[prompt]</c> behind it unless the variant is the default.</summary>
    public override string ToString() => Prompt == Domain.Configuration.PromptVariant.DefaultId ? Model : $"{Model} [{Prompt}]";

    internal static LineName? Of(SnapshotLine? line) => line is null ? null : new LineName(line.Model, line.Prompt);
}
