using System.Text.Json;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Lab;
using LlmEval.Review.Api.Problems;

namespace LlmEval.Review.Api.Lab.Scoring;

/// <summary>Reads and maps scores by hand.</summary>
internal static class ScoreReading
{
    /// <summary>The score of a request.</summary>
    /// <exception cref="ProblemException">It is out of range.</exception>
    public static ManualScore Read(SampleId experiment, LabScoreRequest request, string evaluator, DateTimeOffset now)
    {
        var criteria = request.Criteria ?? new Dictionary<string, double>();
        if (request.Score is not (>= 0 and <= 10)) throw ProblemException.Invalid("score", $"'score' is {request.Score}; it must be from 0 to 10.");
        foreach (var (name, value) in criteria)
        {
            if (value is not (>= 0 and <= 10)) throw ProblemException.Invalid($"criteria.{name}", $"'{name}' is {value}; it must be from 0 to 10.");
        }

        return new ManualScore
        {
            Id = Guid.CreateVersion7(),
            Experiment = experiment,
            Evaluator = evaluator,
            Score = request.Score,
            Criteria = criteria,
            Notes = request.Notes,
            Strengths = request.Strengths,
            Weaknesses = request.Weaknesses,
            Metadata = request.Metadata is { } metadata ? JsonSerializer.SerializeToElement(metadata) : null,
            CreatedAt = now,
        };
    }

    /// <summary>Maps.</summary>
    public static LabManualScoreResponse ToResponse(this ManualScore score) => new(
        score.Id,
        score.Experiment.Value,
        score.Kind,
        score.Evaluator,
        score.Score,
        score.Criteria,
        score.Notes,
        score.Strengths,
        score.Weaknesses,
        score.Metadata?.EnumerateObject().ToDictionary(property => property.Name, property => property.Value),
        score.CreatedAt);
}
