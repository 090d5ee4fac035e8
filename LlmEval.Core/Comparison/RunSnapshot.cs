using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Models;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Comparison;

/// <summary>What of a run can be compared: hashes of what it was made from, metrics, and the outcome of every sample. No texts, no times.</summary>
public sealed record RunSnapshot
{
    /// <summary>The config's name.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the config, for people: what is compared is decided by the hashes of models, prompts and tasks.</summary>
    public required ContentHash ConfigHash { get; init; }

    /// <summary>Hash of the selected tasks.</summary>
    public required ContentHash DatasetHash { get; init; }

    /// <summary>Generations per case.</summary>
    public required int SamplesPerCase { get; init; }

    /// <summary>The k of pass@k.</summary>
    public required IReadOnlyList<int> PassAt { get; init; }

    /// <summary>A line per model × prompt variant, in the config's order.</summary>
    public required IReadOnlyList<SnapshotLine> Lines { get; init; }

    /// <summary>What of a run can be compared. Its cases may be read from the store or be the live ones: both give the same.</summary>
    public static RunSnapshot Of(RunRecord run, RunSummary summary, IReadOnlyList<CaseFacts> cases)
    {
        var lines = cases.ToLookup(facts => (facts.Model, facts.Prompt));
        return new RunSnapshot
        {
            Name = run.Name,
            ConfigHash = run.ConfigHash,
            DatasetHash = run.DatasetHash,
            SamplesPerCase = run.SamplesPerCase,
            PassAt = run.PassAt,
            Lines = [.. summary.Models.Select(line => SnapshotLine.Of(line, [.. lines[(line.Model, line.Prompt)]]))],
        };
    }

    /// <summary>The same with the lines of some models only.</summary>
    public RunSnapshot Only(params IReadOnlyCollection<string> models) => this with { Lines = [.. Lines.Where(line => models.Contains(line.Model))] };
}

/// <summary>The results of one model with one prompt variant.</summary>
public sealed record SnapshotLine
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>Literal name of the model's provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Hash of the model with its parameters.</summary>
    public required ContentHash ModelHash { get; init; }

    /// <summary>Hash of the prompt variant.</summary>
    public required ContentHash PromptHash { get; init; }

    /// <summary>The metrics, in the config's order.</summary>
    public required IReadOnlyList<SnapshotMetric> Metrics { get; init; }

    /// <summary>The cases, by task id.</summary>
    public required IReadOnlyList<SnapshotCase> Cases { get; init; }

    /// <summary>
    /// True where the same request always has the same answer: for recorded answers. A temperature of 0 promises no such thing, and a
    /// command may do as it likes.
    /// </summary>
    public bool IsDeterministic => Provider == ProviderNames.Replay;

    internal static SnapshotLine Of(ModelSummary line, IReadOnlyList<CaseFacts> cases) => new()
    {
        Model = line.Model,
        Prompt = line.Prompt,
        Provider = cases[0].Provider,
        ModelHash = cases[0].ModelHash,
        PromptHash = cases[0].PromptHash,
        Metrics = [.. line.Metrics.Select(SnapshotMetric.Of)],
        Cases = [.. cases.Select(SnapshotCase.Of).OrderBy(item => item.Task, StringComparer.Ordinal)],
    };
}

/// <summary>A metric with its 95% interval, rounded to six decimals: the last digits of a double differ from machine to machine.</summary>
/// <param name="Name">E.g. <c>pass@1</c>.</param>
/// <param name="Value">The point estimate, or null when undefined.</param>
/// <param name="Lower">Lower bound, or null when undefined.</param>
/// <param name="Upper">Upper bound, or null when undefined.</param>
/// <param name="Tasks">Tasks that the estimate rests on.</param>
public sealed record SnapshotMetric(string Name, double? Value, double? Lower, double? Upper, int Tasks)
{
    private const int Decimals = 6;

    internal static SnapshotMetric Of(MetricEstimate metric) =>
        new(metric.Name, Rounded(metric.Value), Rounded(metric.Lower), Rounded(metric.Upper), metric.Tasks);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Decimals) : null;
}

/// <summary>What came of one case.</summary>
public sealed record SnapshotCase
{
    /// <summary>The task's id.</summary>
    public required string Task { get; init; }

    /// <summary>Hash of the task: prompt, entry point and tests.</summary>
    public required ContentHash TaskHash { get; init; }

    /// <summary>The verdict; <see cref="CaseVerdict.NotMeasured"/> too where the run ended before the case did.</summary>
    public required CaseVerdict Verdict { get; init; }

    /// <summary>The outcome of each known sample, by index.</summary>
    public required IReadOnlyList<Outcome> Outcomes { get; init; }

    /// <summary>Samples that say something about the model, and those that passed.</summary>
    public TaskCounts Counts => new(Measured, Outcomes.Count(outcome => outcome == Outcome.Passed));

    /// <summary>Samples that say something about the model.</summary>
    public int Measured => Outcomes.Count(outcome => outcome.IsMeasured());

    internal static SnapshotCase Of(CaseFacts facts) => new()
    {
        Task = facts.TaskId,
        TaskHash = facts.TaskHash,
        Verdict = facts.Verdict ?? CaseVerdict.NotMeasured,
        Outcomes = [.. facts.Samples.OrderBy(sample => sample.Index).Select(sample => sample.Outcome)],
    };
}
