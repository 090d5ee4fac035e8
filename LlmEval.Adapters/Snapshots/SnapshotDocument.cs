using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Snapshots;

/// <summary>A snapshot as its file has it.</summary>
internal sealed record SnapshotDocument
{
    public required string Format { get; init; }

    public required string Name { get; init; }

    public required string ConfigHash { get; init; }

    public required string DatasetHash { get; init; }

    public required int SamplesPerCase { get; init; }

    public required IReadOnlyList<int> PassAt { get; init; }

    public required IReadOnlyList<LineDocument> Models { get; init; }

    /// <summary>The snapshot.</summary>
    /// <exception cref="FormatException">A hash, a verdict or an outcome is none, or something stands twice.</exception>
    public RunSnapshot ToSnapshot()
    {
        RequireOnce(Models.Select(line => $"{line.Model} with {line.Prompt}"));
        foreach (var line in Models) RequireOnce(line.Cases.Select(item => $"{line.Model}/{item.Task}"));
        return Read();
    }

    private static void RequireOnce(IEnumerable<string> names)
    {
        if (names.CountBy(name => name).FirstOrDefault(pair => pair.Value > 1).Key is { } twice) throw new FormatException($"{twice} stands twice.");
    }

    private RunSnapshot Read() => new()
    {
        Name = Name,
        ConfigHash = ContentHash.Parse(ConfigHash),
        DatasetHash = ContentHash.Parse(DatasetHash),
        SamplesPerCase = SamplesPerCase,
        PassAt = PassAt,
        Lines = [.. Models.Select(line => line.ToLine())],
    };
}

/// <summary>A model with a prompt variant.</summary>
internal sealed record LineDocument
{
    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public required string Provider { get; init; }

    public required string ModelHash { get; init; }

    public required string PromptHash { get; init; }

    public required IReadOnlyList<MetricDocument> Metrics { get; init; }

    public required IReadOnlyList<CaseDocument> Cases { get; init; }

    /// <summary>The line.</summary>
    public SnapshotLine ToLine() => new()
    {
        Model = Model,
        Prompt = Prompt,
        Provider = Provider,
        ModelHash = ContentHash.Parse(ModelHash),
        PromptHash = ContentHash.Parse(PromptHash),
        Metrics = [.. Metrics.Select(metric => new SnapshotMetric(metric.Name, metric.Value, metric.Lower, metric.Upper, metric.Tasks))],
        Cases = [.. Cases.Select(item => item.ToCase())],
    };
}

/// <summary>A metric, on one line of the file.</summary>
internal sealed record MetricDocument(string Name, double? Value, double? Lower, double? Upper, int Tasks);

/// <summary>A case, on one line of the file.</summary>
internal sealed record CaseDocument
{
    public required string Task { get; init; }

    public required string Verdict { get; init; }

    public required IReadOnlyList<string> Outcomes { get; init; }

    public required string TaskHash { get; init; }

    /// <summary>The case as it is written.</summary>
    public static CaseDocument Of(SnapshotCase item) => new()
    {
        Task = item.Task,
        Verdict = NameOf<CaseVerdict>.Of(item.Verdict),
        Outcomes = [.. item.Outcomes.Select(NameOf<Outcome>.Of)],
        TaskHash = item.TaskHash.Hex,
    };

    /// <summary>The case.</summary>
    public SnapshotCase ToCase() => new()
    {
        Task = Task,
        TaskHash = ContentHash.Parse(TaskHash),
        Verdict = NameOf<CaseVerdict>.Parse(Verdict),
        Outcomes = [.. Outcomes.Select(NameOf<Outcome>.Parse)],
    };
}
