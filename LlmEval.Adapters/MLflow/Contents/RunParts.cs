using System.Globalization;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>A run taken apart: the evaluation as a whole, and each model with each prompt variant.</summary>
internal static class RunParts
{
    /// <summary>The evaluation as a whole.</summary>
    public static RunPart Whole(TrackedRun tracked)
    {
        var run = tracked.Run;
        return new RunPart
        {
            Key = RunPart.Whole,
            Name = $"{run.Name} {run.Id.Short}",
            Params = Known(
                ("config", run.Name),
                ("config_hash", run.ConfigHash.Hex),
                ("dataset", run.DatasetName),
                ("dataset_hash", run.DatasetHash.Hex),
                ("models", string.Join(", ", run.Models)),
                ("prompts", string.Join(", ", run.Prompts)),
                ("samples", Text(run.SamplesPerCase)),
                ("pass_at", string.Join(", ", run.PassAt)),
                ("cases", Text(run.PlannedCases)),
                ("cases_left_out", Text(run.LeftOut)),
                ("sandbox.backend", run.Sandbox.Backend),
                ("sandbox.python", run.Sandbox.PythonVersion),
                ("sandbox.image", run.Sandbox.ImageDigest),
                ("sandbox.description", run.Sandbox.Description)),
            Metrics = RunMetrics.OfRun(tracked.Summary),
        };
    }

    /// <summary>The lines of the summary, in their order.</summary>
    public static IEnumerable<RunPart> Lines(TrackedRun tracked)
    {
        var cases = tracked.Cases.ToLookup(facts => (facts.Model, facts.Prompt));
        return tracked.Summary.Models.Select(line => Line(tracked, line, [.. cases[(line.Model, line.Prompt)]]));
    }

    private static RunPart Line(TrackedRun tracked, ModelSummary line, IReadOnlyList<CaseFacts> cases)
    {
        var model = tracked.Setup.Models.Single(model => model.Id == line.Model);
        var prompt = tracked.Setup.Prompts.Single(prompt => prompt.Id == line.Prompt);
        return new RunPart
        {
            Key = $"{line.Model} {line.Prompt}",
            Name = RunMetrics.NameOf(line),
            Tags = [("llm_eval.model", line.Model), ("llm_eval.prompt", line.Prompt)],
            Params =
            [
                .. Known(
                    ("model.id", model.Id),
                    ("model.provider", model.Provider),
                    ("model.name", model.Model),
                    ("model.checkpoint_step", model.CheckpointStep is { } step ? Text(step) : null)),
                .. Parameters(model.Parameters),
                .. Known(
                    ("prompt.id", prompt.Id),
                    ("prompt.hash", prompt.Hash.Hex),
                    ("prompt.system", prompt.System),
                    ("prompt.template", prompt.Template),
                    ("samples", Text(tracked.Run.SamplesPerCase)),
                    ("config_hash", tracked.Run.ConfigHash.Hex),
                    ("dataset_hash", tracked.Run.DatasetHash.Hex)),
            ],
            Metrics = RunMetrics.OfLine(line, cases),
        };
    }

    private static IReadOnlyList<(string Name, string Value)> Parameters(ModelParameters parameters) => Known(
        ("params.temperature", Text(parameters.Temperature)),
        ("params.top_p", Text(parameters.TopP)),
        ("params.max_output_tokens", Text(parameters.MaxOutputTokens)),
        ("params.reasoning_effort", parameters.ReasoningEffort),
        ("params.verbosity", parameters.Verbosity),
        ("params.stop", parameters.Stop.Count == 0 ? null : string.Join(", ", parameters.Stop.Select(text => text.ReplaceLineEndings("\\n")))),
        ("params.frequency_penalty", Text(parameters.FrequencyPenalty)),
        ("params.presence_penalty", Text(parameters.PresencePenalty)),
        ("params.seed", Text(parameters.Seed)));

    private static IReadOnlyList<(string Name, string Value)> Known(params IEnumerable<(string Name, string? Value)> values) =>
        [.. values.Where(pair => pair.Value is { Length: > 0 }).Select(pair => (pair.Name, pair.Value!))];

    private static string? Text(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
