using System.Text.Json;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Review.Api.Contract;

namespace LlmEval.Review.Api.Runs;

/// <summary>Maps runs.</summary>
internal static class RunMapping
{
    private static readonly JsonSerializerOptions ConfigNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>A run in a list.</summary>
    public static RunListItemResponse ListItem(RunRecord run, RunFigures figures, ReviewProgress? review) => new()
    {
        Id = run.Id.Value,
        ShortId = run.Id.Short,
        Name = run.Name,
        Status = run.Status,
        StartedAt = run.StartedAt,
        FinishedAt = run.FinishedAt,
        DurationMs = (run.FinishedAt - run.StartedAt)?.TotalMilliseconds,
        ConfigHash = run.ConfigHash.Hex,
        DatasetName = run.DatasetName,
        DatasetHash = run.DatasetHash.Hex,
        ResumedFrom = run.Base?.Run.Value,
        LeftOut = run.LeftOut,
        Cases = Cases(run, figures),
        NotMeasuredSamples = figures.Summary.NotMeasuredSamples,
        Models = [.. figures.Summary.Models.Select(Line)],
        Cost = figures.Summary.Cost.ToResponse(),
        Gates = new GateCountsResponse(Gates(run, GateStatus.Met), Gates(run, GateStatus.NotMet), Gates(run, GateStatus.Skipped)),
        Review = review is null ? null : new RunReviewResponse(review.Pairs, review.Judged, review.Reviewed),
    };

    /// <summary>A run in full.</summary>
    public static RunResponse Run(
        RunRecord run, RunFigures figures, ReviewProgress? review, RunSetup setup, TaskFacets facets, IReadOnlyList<TrackingEntry> tracking) => new()
        {
            Run = ListItem(run, figures, review),
            ConfigPath = run.ConfigPath,
            ToolVersion = run.ToolVersion,
            GitCommit = run.GitCommit,
            Host = run.Host,
            Sandbox = new SandboxResponse(run.Sandbox.Backend, run.Sandbox.PythonVersion, run.Sandbox.ImageDigest, run.Sandbox.Description),
            SamplesPerCase = run.SamplesPerCase,
            PassAt = run.PassAt,
            Carry = run.Base?.Carry,
            Gates = [.. run.Gates.Select(gate => new GateResponse(gate.Gate, gate.Status, gate.Value, gate.Message))],
            Models = [.. figures.Summary.Models.Select(line => Model(line, setup.Models.First(model => model.Id == line.Model)))],
            Prompts = [.. setup.Prompts.Select(prompt => new PromptResponse(prompt.Id, prompt.System, prompt.Template))],
            Samples = new SampleCountsResponse(figures.Summary.PlannedSamples, figures.Summary.MeasuredSamples, figures.Summary.NotMeasuredSamples),
            Tasks = new TaskFacetsResponse(
                facets.Tasks, facets.Failed, facets.NotMeasured, facets.Passed, facets.Topics, facets.Difficulties, Named(facets.Outcomes)),
            Tracking = [.. tracking.Select(Tracking)],
        };

    /// <summary>Cases of a run by verdict.</summary>
    public static CaseCountsResponse Cases(RunRecord run, RunFigures figures) => new(
        run.PlannedCases,
        figures.Summary.Models.Sum(line => line.PassedCases),
        figures.Summary.Models.Sum(line => line.FailedCases),
        figures.NotMeasured,
        figures.Pending);

    private static ModelLineResponse Line(ModelSummary line) => new(
        line.Model, line.Prompt, line.PassedCases, line.FailedCases, line.NotMeasuredCases, [.. line.Metrics.Select(metric => metric.ToResponse())]);

    private static ModelDetailResponse Model(ModelSummary line, RunModel model) => new()
    {
        Line = Line(line),
        Provider = model.Provider,
        ProviderModel = model.Model,
        CheckpointStep = model.CheckpointStep,
        Parameters = Parameters(model.Parameters),
        Outcomes = Named(line.Outcomes),
        MeanRunMs = line.MeanRunTime?.TotalMilliseconds,
        Usage = line.Usage?.ToResponse(),
        Cost = line.Cost.ToResponse(),
    };

    private static Dictionary<string, string> Parameters(ModelParameters parameters) =>
        JsonSerializer.SerializeToElement(parameters, ConfigNames).EnumerateObject()
            .Where(property => !IsEmpty(property.Value))
            .ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);

    private static Dictionary<string, int> Named(IReadOnlyDictionary<Outcome, int> outcomes) =>
        outcomes.ToDictionary(pair => NameOf<Outcome>.Of(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    private static int Gates(RunRecord run, GateStatus status) => run.Gates.Count(gate => gate.Status == status);

    private static TrackingResponse Tracking(TrackingEntry entry) => new(
        entry.Target.Tracker, entry.Target.Server.ToString(), entry.Target.Experiment, entry.Attempts, entry.LastError, entry.SentAt, entry.ExternalId);
}
