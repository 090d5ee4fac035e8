using System.Text.Json;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Access;
using LlmEval.Review.Api.Lab;
using LlmEval.Review.Api.PromptLab.Transport;
using LlmEval.Review.Api.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LlmEval.Review.Api.PromptLab.Experiments;

/// <summary>Scores of single experiments that clients send; the judges' own are elsewhere.</summary>
internal static class EvaluationSurface
{
    private static readonly string[] Kinds = [ManualScore.HumanKind, "ai"];

    /// <summary>Maps <c>/evaluations</c>.</summary>
    public static void MapEvaluations(this RouteGroupBuilder api)
    {
        api.MapGet("/evaluations/{id}", ListAsync);
        api.MapPost("/evaluations", AddAsync).ForReviewers();
    }

    private static async Task<IReadOnlyList<EvaluationBody>> ListAsync(string id, ILabExperiments experiments, ILabScoring scoring, CancellationToken cancellationToken)
    {
        if (ExperimentIds.Read(id) is not { } known || await experiments.FindAsync(known, cancellationToken) is not { } experiment) return [];
        return [.. (await scoring.ReadManualScoresAsync(experiment.Prompt, cancellationToken)).Where(score => score.Experiment == known).Select(EvaluationBody.Of)];
    }

    private static async Task<EvaluationBody> AddAsync(
        LabInput input, CurrentUser user, ILabExperiments experiments, ILabScoring scoring, LabChanges changes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fields = input.Fields;
        var id = input.RequiredWords("experiment_id");
        var kind = input.Words("evaluation_type") ?? Kinds[0];
        if (!Kinds.Contains(kind)) fields.Refuse("evaluation_type", "literal_error", $"Input should be one of: {string.Join(", ", Kinds)}");
        var score = new ManualScore
        {
            Id = Guid.CreateVersion7(),
            Experiment = ExperimentIds.Read(id) ?? default,
            Kind = kind,
            Evaluator = Evaluators.NameOf(user, input),
            Score = fields.RequiredNumber("score", 0, 10),
            Criteria = fields.IsNull("criteria") ? new Dictionary<string, double>() : fields.RequiredNumbers("criteria").ToDictionary(),
            Notes = input.Words("notes"),
            Strengths = input.Words("strengths"),
            Weaknesses = input.Words("weaknesses"),
            Metadata = fields.IsNull("metadata") ? null : JsonElement.Parse(fields.ObjectJson("metadata")),
            CreatedAt = clock.GetUtcNow(),
        };
        if (score.Criteria.Values.Any(value => value is < 0 or > 10)) fields.Refuse("criteria", "value_error", "Input should have scores from 0 to 10");
        input.Check();
        var experiment = await experiments.FindAsync(score.Experiment, cancellationToken) ?? throw ExperimentIds.NotFound();
        await scoring.AddManualScoreAsync(score, cancellationToken);
        changes.Tell(experiment.Prompt, experiment.Run, experiment.Session);
        return EvaluationBody.Of(score);
    }

    private sealed record EvaluationBody(
        string EvaluationId,
        string ExperimentId,
        string EvaluationType,
        string EvaluatorName,
        double Score,
        IReadOnlyDictionary<string, double> Criteria,
        string? Notes,
        string? Strengths,
        string? Weaknesses,
        JsonElement? Metadata,
        DateTimeOffset EvaluatedAt)
    {
        public static EvaluationBody Of(ManualScore score) => new(
            score.Id.ToString(),
            score.Experiment.ToString(),
            score.Kind,
            score.Evaluator,
            score.Score,
            score.Criteria,
            score.Notes,
            score.Strengths,
            score.Weaknesses,
            score.Metadata,
            score.CreatedAt);
    }
}

/// <summary>Who scores or ranks.</summary>
internal static class Evaluators
{
    /// <summary>
    /// Whoever carries a token speaks for themselves alone, whatever name they send: another's latest ranking must not be replaced. On a
    /// machine without a login the name is what tells people apart.
    /// </summary>
    public static string NameOf(CurrentUser user, LabInput input) =>
        user.Kind == AccessKind.Token ? user.User.Name : input.Words("evaluator_name") ?? user.User.Name;
}
