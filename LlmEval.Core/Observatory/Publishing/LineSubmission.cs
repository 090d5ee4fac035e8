using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Observatory;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Observatory.Publishing;

/// <summary>Turns a line of a run into what an observatory takes in.</summary>
public static class LineSubmission
{
    // Of the rules by which tests decide; raised when the same answers would be scored in another way.
    private const string GraderRules = "1";
    private const string Grader = "tests";

    /// <summary>The scores of a line. They are left out, and the status says so, when cases are missing that could change them.</summary>
    public static EvalResultSubmission Of(MeasuredLine line, ObservatoryOptions options)
    {
        var place = LinePlace.Of(line, options);
        var gaps = LineGaps.Of(line, line.K(options));
        return new EvalResultSubmission
        {
            ModelId = place.ModelId,
            DisplayName = place.DisplayName,
            ModelType = place.Type,
            Owner = options.Owner,
            ParameterCount = place.Observed?.ParameterCount,
            CheckpointId = place.CheckpointId,
            Step = place.Step,
            CheckpointPath = place.Observed?.CheckpointPath,
            TrainingRun = place.Observed?.TrainingRun,
            RecipeTags = place.Observed?.RecipeTags ?? [],
            MetadataJson = CanonicalJson.Serialize(new { provider = line.Model.Provider, model = line.Model.Model }),
            Dataset = place.Dataset,
            Category = options.Category,
            Subcategory = options.Subcategory,
            Metrics = gaps.IsComplete ? Metrics(line) : [],
            PrimaryMetric = gaps.IsComplete ? MeasuredLine.PassAt(line.K(options)) : null,
            EvalConfigJson = EvalConfig(line),
            RunId = RunId(line, place),
            Status = gaps.IsComplete ? MeasurementStatus.Completed : MeasurementStatus.Failed,
            // Null would keep what was said before the run went on.
            ErrorMessage = gaps.Message ?? "",
            SampleCount = gaps.IsComplete ? line.Cases.Count : null,
            Setup = Setup(line, options),
            SourceRun = line.Run.Id.Value,
        };
    }

    private static SubmittedMetric[] Metrics(MeasuredLine line) =>
    [
        .. from metric in line.Summary.Metrics
           where metric.Value is not null && metric.Tasks == line.Cases.Count
           select new SubmittedMetric(
               metric.Name, metric.Value!.Value, metric is { Lower: { } lower, Upper: { } upper } ? new ScoreInterval(lower, upper, metric.Method ?? "unknown") : null),
    ];

    private static MeasurementSetup Setup(MeasuredLine line, ObservatoryOptions options) => new()
    {
        DatasetVersion = line.Run.DatasetHash.Hex,
        DatasetSplit = options.Split,
        GraderType = Grader,
        // The patch level of Python decides no test; the rest of it may.
        GraderVersion = $"{GraderRules}, python {string.Join('.', line.Run.Sandbox.PythonVersion.Split('.').Take(2))}",
        PromptTemplate = line.Prompt.System is { } system ? $"{system}\n\n{line.Prompt.Template}" : line.Prompt.Template,
        // Not the model's name: checkpoints of one model differ in it, and nothing would be comparable.
        InferenceConfigJson = CanonicalJson.Serialize(line.Model.Parameters with { Seed = null }),
        HarnessCommit = line.Run.ToolVersion.Split('+') is [_, { Length: > 0 } commit] ? commit : line.Run.GitCommit,
        Seed = line.Model.Parameters.Seed ?? line.Seed,
    };

    private static string EvalConfig(MeasuredLine line) => CanonicalJson.Serialize(new
    {
        tool = line.Run.ToolVersion,
        config = line.Run.Name,
        config_hash = line.Run.ConfigHash.Hex,
        config_commit = line.Run.GitCommit,
        prompt = line.Prompt.Id,
        prompt_hash = line.Prompt.Hash.Hex,
        samples_per_task = line.Run.SamplesPerCase,
        not_measured_samples = line.Cases.Sum(facts => line.Run.SamplesPerCase - facts.Samples.Count(sample => sample.Outcome.IsMeasured())),
        sandbox = line.Run.Sandbox.Backend,
        python = line.Run.Sandbox.PythonVersion,
        conditions = line.Run.ConditionsKey?.Hex,
    });

    // The same for the same results at the same place, so that publishing again replaces; a run that goes on keeps its id.
    private static string RunId(MeasuredLine line, LinePlace place)
    {
        var identity = ContentHash.OfJson(new { v = 1, run = line.Run.Id.Value, model = line.Model.Id, prompt = line.Prompt.Id, checkpoint = place.CheckpointId, dataset = place.Dataset });
        return $"{line.Run.Id}-{identity.Short}";
    }
}
