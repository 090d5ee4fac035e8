using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>Two runs compared: b against a. The cases have their own list.</summary>
internal sealed record ComparisonResponse
{
    /// <summary>The run before.</summary>
    public required ComparedRunResponse A { get; init; }

    /// <summary>The run now.</summary>
    public required ComparedRunResponse B { get; init; }

    /// <summary>Whether any case can be compared.</summary>
    public required bool Comparable { get; init; }

    /// <summary>Whether both selected the same tasks.</summary>
    public required bool SameDataset { get; init; }

    /// <summary>Whether both have the same config.</summary>
    public required bool SameConfig { get; init; }

    /// <summary>Places in the two configs that differ, at most 100.</summary>
    public required IReadOnlyList<ConfigDifferenceResponse> ConfigDifferences { get; init; }

    /// <summary>Cases per <see cref="CaseChangeKind"/>, every kind present.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>A line per model × prompt variant.</summary>
    public required IReadOnlyList<ComparisonLineResponse> Lines { get; init; }

    /// <summary>All case pairs together.</summary>
    public required PairedOutcomesResponse Outcomes { get; init; }
}

/// <summary>A run on one side.</summary>
internal sealed record ComparedRunResponse(
    Guid Id, string ShortId, string Name, RunStatus Status, DateTimeOffset StartedAt, int Models, int Tasks, int SamplesPerCase, string ConfigHash, string DatasetHash, CostResponse Cost);

/// <summary>A place where two configs differ.</summary>
/// <param name="Path">E.g. <c>models[0].params.temperature</c>.</param>
/// <param name="A">The value there before, as JSON; null when it was not there.</param>
/// <param name="B">The value now.</param>
internal sealed record ConfigDifferenceResponse(string Path, string? A, string? B);

/// <summary>One model with one prompt variant on both sides.</summary>
internal sealed record ComparisonLineResponse
{
    /// <summary>In words; both names where they differ.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in a; null when it is only in b.</summary>
    public required MatrixColumnResponse? A { get; init; }

    /// <summary>What it is called in b; null when it is only in a.</summary>
    public required MatrixColumnResponse? B { get; init; }

    /// <summary>True where the same request always has the same answer on both sides.</summary>
    public required bool Deterministic { get; init; }

    /// <summary>What the first metric says.</summary>
    public required DifferenceVerdict Verdict { get; init; }

    /// <summary>Cases per <see cref="CaseChangeKind"/>, every kind present.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>pass@k for each k that both computed; higher is better.</summary>
    public required IReadOnlyList<MetricDifferenceResponse> Metrics { get; init; }

    /// <summary>Mean cost of an answer on each side, by currency; empty where unpriced.</summary>
    public required SidesResponse<IReadOnlyList<MoneyResponse>> CostPerSample { get; init; }

    /// <summary>Mean wall time of the executions on each side in milliseconds; lower is better.</summary>
    public required SidesResponse<double?> MeanRunMs { get; init; }

    /// <summary>Known samples that say nothing about the model.</summary>
    public required SidesResponse<int> NotMeasuredSamples { get; init; }
}

/// <summary>A value on both sides.</summary>
internal sealed record SidesResponse<T>(T A, T B);

/// <summary>A metric on both sides over the tasks that both measured.</summary>
internal sealed record MetricDifferenceResponse
{
    /// <summary>E.g. <c>pass@1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Shared tasks.</summary>
    public required int Tasks { get; init; }

    /// <summary>Mean in a; null without shared tasks.</summary>
    public required double? A { get; init; }

    /// <summary>Mean in b.</summary>
    public required double? B { get; init; }

    /// <summary>b − a with its interval.</summary>
    public required MetricResponse Delta { get; init; }

    /// <summary>Name of the test.</summary>
    public required string Test { get; init; }

    /// <summary>Its p; null when undefined.</summary>
    public required double? P { get; init; }

    /// <summary>Where every task is 0 or 1: the mid-p beside it.</summary>
    public required double? MidP { get; init; }

    /// <summary>p, adjusted by Holm over all lines.</summary>
    public required double? AdjustedP { get; init; }

    /// <summary>The smallest true difference that such a comparison finds with <see cref="Power"/>; null when undefined.</summary>
    public required double? Detectable { get; init; }

    /// <summary>The power of <see cref="Detectable"/>.</summary>
    public required double Power { get; init; }

    /// <summary>What the adjusted p says.</summary>
    public required DifferenceVerdict Verdict { get; init; }

    /// <summary>Why something is undefined.</summary>
    public required string? Reason { get; init; }
}

/// <summary>Verdicts of all case pairs that both sides measured.</summary>
/// <param name="BothPassed">Passed in a and b.</param>
/// <param name="Broken">Passed in a, failed in b.</param>
/// <param name="Fixed">Failed in a, passed in b.</param>
/// <param name="BothFailed">Failed in a and b.</param>
/// <param name="LeftOut">Pairs that one side did not measure.</param>
/// <param name="P">McNemar's exact p; null without any pair.</param>
/// <param name="MidP">Its mid-p.</param>
internal sealed record PairedOutcomesResponse(int BothPassed, int Broken, int Fixed, int BothFailed, int LeftOut, double? P, double? MidP);

/// <summary>A case on both sides.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Title">Its title; null when it is not stored.</param>
/// <param name="Line">The line that it is of.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="A">Before; null for a new one.</param>
/// <param name="B">Now; null for a removed one.</param>
/// <param name="Differing">What keeps it from being compared, in words.</param>
internal sealed record CaseChangeResponse(
    string Task, string? Title, string Line, CaseChangeKind Kind, ComparedCaseResponse? A, ComparedCaseResponse? B, IReadOnlyList<string> Differing);

/// <summary>A case on one side.</summary>
/// <param name="CaseName">Finds it: <c>GET /runs/{run}/case?name=</c>.</param>
/// <param name="Model">The model's id.</param>
/// <param name="Prompt">The prompt variant's id.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Outcome">The outcome that stands for it.</param>
/// <param name="Passed">Samples that passed.</param>
/// <param name="Measured">Samples that say something about the model.</param>
/// <param name="Planned">Samples planned.</param>
internal sealed record ComparedCaseResponse(
    string CaseName, string Model, string Prompt, CaseVerdict Verdict, Outcome Outcome, int Passed, int Measured, int Planned);
