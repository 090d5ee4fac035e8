using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Statistics;

namespace LlmEval.Core.Pipeline.Observatory.Demo;

/// <summary>All that is ever sent in the demonstration, in the order in which it arrives.</summary>
internal static class DemoHistory
{
    // Examples of older checkpoints are not kept, as most would do it.
    private const long ExamplesFrom = DemoCatalogue.LastStep - (4 * DemoCatalogue.StepWidth);

    /// <summary>The baselines first, then step by step; one checkpoint of a model at a time.</summary>
    public static IEnumerable<DemoDelivery> Deliveries()
    {
        var baselines = DemoCatalogue.Models.Where(model => model.Type == ModelType.Baseline).Select(model => Delivery(model, step: null));
        return [.. baselines, .. Steps().Select(arrival => Delivery(arrival.Model, arrival.Step))];
    }

    private static List<(DemoModel Model, long Step)> Steps()
    {
        List<(DemoModel Model, long Step)> steps =
        [
            .. from number in Enumerable.Range(1, (int)(DemoCatalogue.LastStep / DemoCatalogue.StepWidth))
               from model in DemoCatalogue.Models
               where model.Type == ModelType.Training
               select (model, number * DemoCatalogue.StepWidth),
        ];
        var late = steps.FindIndex(step => (step.Model.Id, step.Step) == DemoStory.LateArrival);
        var arrival = steps[late];
        steps.RemoveAt(late);
        steps.Insert(steps.FindIndex(step => step.Model == arrival.Model && step.Step > arrival.Step) + 1, arrival);
        return steps;
    }

    private static DemoDelivery Delivery(DemoModel model, long? step)
    {
        var measured = DemoCatalogue.Datasets
            .Select(dataset => (Dataset: dataset, Gap: DemoStory.GapOf(model.Id, dataset.Name, step)))
            .Where(item => item.Gap is not { Status: null })
            .ToList();
        return new DemoDelivery(
            [.. measured.Select(item => Submission(model, item.Dataset, step, item.Gap))],
            [
                .. from item in measured
                   where item.Gap is null && item.Dataset.HasExamples && (step ?? ExamplesFrom) >= ExamplesFrom
                   select new DemoExamples(RunId(model, item.Dataset, step), DemoScores.Examples(model, item.Dataset, step)),
            ]);
    }

    private static EvalResultSubmission Submission(DemoModel model, DemoDataset dataset, long? step, Gap? gap) => new()
    {
        ModelId = model.Id,
        DisplayName = model.Name,
        ModelType = model.Type,
        Owner = model.Owner,
        ParameterCount = model.Parameters,
        CheckpointId = model.CheckpointId(step),
        Step = step,
        CheckpointPath = step is null ? null : $"/checkpoints/{model.Id}/step-{step}",
        TrainingRun = step is null ? null : $"{model.Id}-main",
        RecipeTags = model.RecipeTags,
        Dataset = dataset.Name,
        Category = dataset.Category,
        Subcategory = dataset.Subcategory,
        // An invalidated measurement has a score, which does not count.
        Metrics = gap is null or { Status: MeasurementStatus.Invalidated } ? Metrics(dataset, DemoScores.Right(model, dataset, step)) : [],
        RunId = RunId(model, dataset, step),
        Status = gap?.Status ?? MeasurementStatus.Completed,
        ErrorMessage = gap?.Reason,
        SampleCount = gap is null or { Status: MeasurementStatus.Invalidated } ? dataset.Size : null,
        Setup = new MeasurementSetup
        {
            DatasetVersion = DemoStory.Version(model.Id, dataset.Name, step),
            GraderType = dataset.Grader,
            GraderVersion = "1.4.0",
            PromptTemplate = DemoStory.Prompt(model.Id, dataset.Name, step),
            InferenceConfigJson = """{"max_output_tokens":2048,"temperature":0}""",
            HarnessCommit = ContentHash.OfText("harness" + (step ?? 0) / 5000).Hex[..40],
            Seed = 1234,
        },
    };

    private static SubmittedMetric[] Metrics(DemoDataset dataset, int right)
    {
        var interval = Wilson.Interval(right, dataset.Size);
        var primary = new SubmittedMetric(dataset.Metric, (double)right / dataset.Size, new ScoreInterval(interval.Lower, interval.Upper, interval.Method));
        // The best of several answers: a second metric without an interval of its own.
        return dataset.Category == "code" ? [primary, new SubmittedMetric("pass@5", Math.Round(1 - Math.Pow(1 - primary.Value, 1.6), 4))] : [primary];
    }

    private static string RunId(DemoModel model, DemoDataset dataset, long? step) =>
        string.Create(CultureInfo.InvariantCulture, $"demo-{model.CheckpointId(step)}-{dataset.Name}");
}

/// <summary>What arrives together: the scores of one checkpoint, then its examples.</summary>
/// <param name="Results">The scores.</param>
/// <param name="Examples">Examples by measurement.</param>
internal sealed record DemoDelivery(IReadOnlyList<EvalResultSubmission> Results, IReadOnlyList<DemoExamples> Examples);

/// <summary>The examples of a measurement.</summary>
/// <param name="RunId">The measurement.</param>
/// <param name="Examples">Its examples.</param>
internal sealed record DemoExamples(string RunId, IReadOnlyList<SubmittedExample> Examples);
