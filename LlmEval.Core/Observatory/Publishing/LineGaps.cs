using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Core.Observatory.Publishing;

/// <summary>What of a line was not measured. A score over the rest would hide it.</summary>
/// <param name="Cases">Cases without a verdict on the model.</param>
/// <param name="Message">How many, why, and what to do; null when nothing is missing.</param>
internal sealed record LineGaps(int Cases, string? Message)
{
    /// <summary>Whether the line has a score.</summary>
    public bool IsComplete => Message is null;

    /// <summary>The gaps of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="k">The k of the metric that stands for it.</param>
    public static LineGaps Of(MeasuredLine line, int k)
    {
        var open = line.Cases.Where(facts => facts.Verdict is null or CaseVerdict.NotMeasured).ToList();
        var resume = $"Go on with: llm-eval run --resume {line.Run.Id.Short}";
        if (open.Count > 0)
        {
            var reasons = open.CountBy(facts => facts.Outcome is { } outcome ? NameOf<Outcome>.Of(outcome) : "not reached")
                .OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key, StringComparer.Ordinal);
            return new LineGaps(
                open.Count,
                $"{open.Count} of {line.Cases.Count} cases were not measured ({string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value}"))}), so there is no score. {resume}");
        }

        var primary = line.Summary.Metrics.Single(metric => metric.Name == MeasuredLine.PassAt(k));
        return primary.Value is not null && primary.Tasks == line.Cases.Count
            ? new LineGaps(0, null)
            : new LineGaps(0, $"{primary.Name} covers {primary.Tasks} of {line.Cases.Count} tasks, so there is no score: {primary.Reason ?? "samples were not measured"}. {resume}");
    }
}
