using System.Globalization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;

namespace LlmEval.Core.Lab.Reporting;

/// <summary>A row of the lab's table: an experiment, and one thing that was said of it.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Said">What was said; null where nobody said anything of it.</param>
public sealed record LabExportLine(LabExperiment Experiment, LabOpinion? Said);

/// <summary>One thing that was said of an experiment.</summary>
/// <param name="Kind"><c>ai</c>, <c>human_ranking</c>, or the kind of a score by hand.</param>
/// <param name="By">Judge and review prompt, or the person.</param>
/// <param name="Score">0 to 10; null where it is a place alone.</param>
/// <param name="Rank">The place, 1 is best; half where two share it. Null without one.</param>
/// <param name="Notes">Comments.</param>
/// <param name="At">When, UTC.</param>
public sealed record LabOpinion(string Kind, string By, double? Score, double? Rank, string? Notes, DateTimeOffset At);

/// <summary>The lab as a table: what the original's has, in its order, and what it lacks behind it.</summary>
public static class LabExport
{
    /// <summary>The columns: name and value, null for an empty cell.</summary>
    public static IReadOnlyList<(string Name, Func<LabExportLine, string?> Read)> Columns { get; } =
    [
        ("experiment_id", line => line.Experiment.Id.ToString()),
        ("prompt_name", line => line.Experiment.Prompt),
        ("config_name", line => line.Experiment.Config.Name),
        ("model", line => line.Experiment.Config.Model),
        ("temperature", line => Text(line.Experiment.Config.Parameters.Temperature)),
        ("max_tokens", line => Text(line.Experiment.Config.Parameters.MaxOutputTokens)),
        ("duration_seconds", line => Text(line.Experiment.Duration?.TotalSeconds)),
        ("tokens", line => Text(line.Experiment.Response?.Usage is { } usage ? usage.InputTokens + usage.OutputTokens : null)),
        ("cost", line => line.Experiment.Cost?.Amount.ToString(CultureInfo.InvariantCulture)),
        ("success", line => Text(line.Experiment.IsSuccess)),
        ("error", line => line.Experiment.Error),
        ("evaluation_type", line => line.Said?.Kind),
        ("evaluator_name", line => line.Said?.By),
        ("score", line => Text(line.Said?.Score)),
        ("notes", line => line.Said?.Notes),
        ("rank", line => Text(line.Said?.Rank)),
        ("evaluated_at", line => Text(line.Said?.At)),
        ("run_id", line => line.Experiment.Run),
        ("session_id", line => line.Experiment.Session),
        ("row", line => line.Experiment.Row),
        ("config_version", line => Text(line.Experiment.Config.Version)),
        ("reasoning_effort", line => line.Experiment.Config.Parameters.ReasoningEffort),
        ("verbosity", line => line.Experiment.Config.Parameters.Verbosity),
        ("input_tokens", line => Text(line.Experiment.Response?.Usage?.InputTokens)),
        ("output_tokens", line => Text(line.Experiment.Response?.Usage?.OutputTokens)),
        ("reasoning_tokens", line => Text(line.Experiment.Response?.Usage?.ReasoningTokens)),
        ("currency", line => line.Experiment.Cost?.Currency),
        ("finish_reason", line => line.Experiment.Response is { } response ? NameOf<Domain.Models.FinishReason>.Of(response.FinishReason) : null),
        ("is_acceptable", line => Text(line.Experiment.IsAcceptable)),
        ("started_at", line => Text(line.Experiment.StartedAt)),
    ];

    /// <summary>The rows, by the order of the experiments: what judges say, then people; one row where nobody says anything.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="evidence">What was said of them.</param>
    /// <param name="reviewPrompts">The names of review prompts by id.</param>
    public static IEnumerable<LabExportLine> Lines(IReadOnlyList<LabExperiment> experiments, LabEvidence evidence, IReadOnlyDictionary<string, string> reviewPrompts)
    {
        var batches = evidence.Batches.ToDictionary(batch => batch.Id);
        var said = evidence.AiScores.Where(score => batches.ContainsKey(score.Batch)).Select(score => (score.Experiment, Said: OfJudge(score, batches[score.Batch], reviewPrompts)))
            .Concat(HumanOrders.Latest(evidence.Rankings).SelectMany(OfRanking))
            .Concat(evidence.ManualScores.Select(score => (score.Experiment, Said: new LabOpinion(score.Kind, score.Evaluator, score.Score, null, Notes(score), score.CreatedAt))))
            .ToLookup(opinion => opinion.Experiment, opinion => opinion.Said);
        return experiments.SelectMany(experiment => said[experiment.Id].Any()
            ? said[experiment.Id].Select(opinion => new LabExportLine(experiment, opinion))
            : [new LabExportLine(experiment, null)]);
    }

    private static LabOpinion OfJudge(AiScore score, AiBatch batch, IReadOnlyDictionary<string, string> reviewPrompts) => new(
        "ai", $"{batch.JudgeModel} ({reviewPrompts.GetValueOrDefault(batch.ReviewPrompt, batch.ReviewPrompt)})", score.Score, score.Rank, string.Join("\n", score.Comments), batch.StartedAt);

    private static IEnumerable<(SampleId Experiment, LabOpinion Said)> OfRanking(HumanRanking ranking) =>
        HumanOrders.Midranks(ranking).Select(place => (place.Key, new LabOpinion("human_ranking", ranking.Evaluator, null, place.Value, ranking.Notes, ranking.CreatedAt)));

    private static string? Notes(ManualScore score) =>
        string.Join("\n", new[] { score.Notes, score.Strengths, score.Weaknesses }.Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } notes ? notes : null;

    private static string? Text(bool value) => value ? "true" : "false";

    private static string? Text(IFormattable? value) => value switch
    {
        null => null,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => value.ToString(null, CultureInfo.InvariantCulture),
    };
}
