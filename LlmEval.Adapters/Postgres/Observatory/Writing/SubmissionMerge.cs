using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Statistics;

namespace LlmEval.Adapters.Postgres.Observatory.Writing;

/// <summary>Takes submissions apart into rows, one per thing, as if each had been stored after the other. What is stored already is merged by the statements in the same way.</summary>
internal sealed class SubmissionMerge
{
    private readonly Dictionary<string, ModelRow> models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckpointRow> checkpoints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BenchmarkRow> benchmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RunRow> runs = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Checkpoint, string Dataset, string Metric), ResultRow> results = [];
    private readonly Dictionary<(string Checkpoint, string Dataset), string?> primaries = [];
    private readonly List<SentRow> sent = [];

    /// <summary>Takes them apart, in their order.</summary>
    /// <exception cref="ObservatoryException">Two checkpoints have one measurement.</exception>
    public SubmissionMerge(IEnumerable<(EvalResultSubmission Submission, string RunId)> submissions)
    {
        foreach (var (submission, run) in submissions) Add(submission, run);
    }

    /// <summary>Models.</summary>
    public IReadOnlyCollection<ModelRow> Models => models.Values;

    /// <summary>Checkpoints.</summary>
    public IReadOnlyCollection<CheckpointRow> Checkpoints => checkpoints.Values;

    /// <summary>Datasets of which something is said.</summary>
    public IReadOnlyCollection<BenchmarkRow> Benchmarks => benchmarks.Values;

    /// <summary>Measurements.</summary>
    public IReadOnlyCollection<RunRow> Runs => runs.Values;

    /// <summary>Values.</summary>
    public IReadOnlyCollection<ResultRow> Results => results.Values;

    /// <summary>Primary metrics that were named.</summary>
    public IReadOnlyCollection<PrimaryRow> Primaries => [.. primaries.Select(pair => new PrimaryRow(pair.Key.Checkpoint, pair.Key.Dataset, pair.Value))];

    /// <summary>The submissions.</summary>
    public IReadOnlyCollection<SentRow> Sent => sent;

    /// <summary>The metric that stands for the dataset of a submission; null when none of those sent does.</summary>
    public static string? PrimaryOf(EvalResultSubmission submission) =>
        submission.PrimaryMetric is not { } named ? submission.Metrics is [var first, ..] ? first.Name : null
        : submission.Metrics.Any(metric => metric.Name == named) ? named : null;

    /// <summary>What a submission for the measurement of another checkpoint is told.</summary>
    public static ObservatoryException TakenRun(string run, string owner) => new(
        $"eval_run_id: '{run}' is a measurement of checkpoint '{owner}', and a measurement has one checkpoint. Nothing was stored; send another id, or none.");

    private void Add(EvalResultSubmission submission, string run)
    {
        var place = sent.Count;
        sent.Add(new SentRow(place, submission.CheckpointId, submission.Dataset, run));
        AddModel(submission);
        AddCheckpoint(submission);
        if (submission.Category is { Length: > 0 } category)
        {
            benchmarks[submission.Dataset] = new BenchmarkRow(
                submission.Dataset, category, submission.Subcategory ?? benchmarks.GetValueOrDefault(submission.Dataset)?.Subcategory);
        }

        AddRun(submission, run, place);
        AddResults(submission, run, place);
    }

    private void AddModel(EvalResultSubmission submission)
    {
        var known = models.GetValueOrDefault(submission.ModelId);
        models[submission.ModelId] = new ModelRow(
            known?.Id ?? Guid.CreateVersion7(),
            submission.ModelId,
            submission.DisplayName,
            known?.ModelType ?? NameOf<ModelType>.Of(submission.ModelType),
            submission.Owner,
            submission.ParameterCount ?? known?.ParamCount);
    }

    private void AddCheckpoint(EvalResultSubmission submission)
    {
        var known = checkpoints.GetValueOrDefault(submission.CheckpointId);
        checkpoints[submission.CheckpointId] = new CheckpointRow(
            known?.Id ?? Guid.CreateVersion7(),
            submission.CheckpointId,
            known?.ModelId ?? submission.ModelId,
            submission.Step ?? known?.TrainingStep,
            submission.CheckpointPath ?? known?.CheckpointPath,
            submission.TrainingRun ?? known?.TrainingRun,
            submission.RecipeTags.Count > 0 ? submission.RecipeTags : known?.RecipeTags ?? [],
            new RowJson(submission.MetadataJson));
    }

    private void AddRun(EvalResultSubmission submission, string run, int place)
    {
        var known = runs.GetValueOrDefault(run);
        if (known is not null && known.CheckpointId != submission.CheckpointId) throw TakenRun(run, known.CheckpointId);
        var setup = submission.Setup;
        runs[run] = new RunRow
        {
            Id = known?.Id ?? Guid.CreateVersion7(),
            EvalRunId = run,
            CheckpointId = submission.CheckpointId,
            Dataset = known?.Dataset ?? submission.Dataset,
            Place = place,
            Status = NameOf<MeasurementStatus>.Of(submission.Status),
            HarnessCommit = setup.HarnessCommit ?? known?.HarnessCommit,
            GraderType = setup.GraderType ?? known?.GraderType,
            GraderVersion = setup.GraderVersion ?? known?.GraderVersion,
            PromptTemplate = setup.PromptTemplate ?? known?.PromptTemplate,
            InferenceConfig = new RowJson(setup.InferenceConfigJson),
            DatasetVersion = setup.DatasetVersion ?? known?.DatasetVersion,
            DatasetSplit = setup.DatasetSplit,
            SampleCount = submission.SampleCount ?? known?.SampleCount,
            Seed = setup.Seed ?? known?.Seed,
            ErrorMessage = submission.ErrorMessage ?? known?.ErrorMessage,
            SourceRun = submission.SourceRun ?? known?.SourceRun,
        };
    }

    private void AddResults(EvalResultSubmission submission, string run, int place)
    {
        var primary = PrimaryOf(submission);
        var dataset = (submission.CheckpointId, submission.Dataset);
        if (primary is not null && primaries.TryGetValue(dataset, out var before) && before is not null && before != primary)
        {
            var key = (submission.CheckpointId, submission.Dataset, before);
            results[key] = results[key] with { IsPrimary = false };
        }

        foreach (var metric in submission.Metrics) AddResult(submission, metric, metric.Name == primary, run, place);
        if (primary is not null) primaries[dataset] = primary;
        else if (primaries.GetValueOrDefault(dataset) is { } left && submission.Metrics.Any(metric => metric.Name == left)) primaries[dataset] = null;
    }

    private void AddResult(EvalResultSubmission submission, SubmittedMetric metric, bool isPrimary, string run, int place)
    {
        var key = (submission.CheckpointId, submission.Dataset, metric.Name);
        var known = results.GetValueOrDefault(key);
        var interval = IntervalOf(submission, metric, isPrimary);
        var ours = metric.Interval is { } own ? (own.Lower, own.Upper, own.Method)
            : known is not null && known.Value.Equals(metric.Value) ? (known.IntervalLower, known.IntervalUpper, known.IntervalMethod)
            : ((double?)null, (double?)null, (string?)null);
        results[key] = new ResultRow
        {
            CheckpointId = submission.CheckpointId,
            Dataset = submission.Dataset,
            Metric = metric.Name,
            Place = place,
            Value = metric.Value,
            IsPrimary = isPrimary,
            EvalConfig = new RowJson(submission.EvalConfigJson),
            EvalRunId = run,
            SampleCount = submission.SampleCount ?? known?.SampleCount,
            CiLower = interval.Lower ?? known?.CiLower,
            CiUpper = interval.Upper ?? known?.CiUpper,
            Stderr = interval.StandardError ?? known?.Stderr,
            IntervalLower = ours.Item1,
            IntervalUpper = ours.Item2,
            IntervalMethod = ours.Item3,
        };
    }

    // The one interval that is sent with a payload is the primary metric's. Without a lower bound the original makes one, over a standard error that was sent.
    private static SentInterval IntervalOf(EvalResultSubmission submission, SubmittedMetric metric, bool isPrimary)
    {
        var given = isPrimary ? submission.Interval ?? default : default;
        return given.Lower is null && Wald.Of(metric.Value, submission.SampleCount) is { } made
            ? new SentInterval(made.Lower, made.Upper, made.StandardError)
            : given;
    }
}
