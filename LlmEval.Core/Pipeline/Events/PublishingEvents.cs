using System.Text.Json.Serialization;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Pipeline.Observatory.Publishing;

namespace LlmEval.Core.Pipeline.Events;

/// <summary>The run was published to an observatory, or could not be.</summary>
/// <param name="Run">The run.</param>
/// <param name="Place">Where to, for people.</param>
/// <param name="Report">What came of it.</param>
public sealed record RunPublished(RunId Run, string Place, PublishingReport Report) : RunEvent
{
    /// <summary>What came of it, for people.</summary>
    [JsonIgnore]
    public string Message => Report.HasArrived
        ? $"Published to {Place}: {Report.Arrived} {(Report.Arrived == 1 ? "result" : "results")}{(Report.Examples > 0 ? $" with {Report.Examples} examples" : "")}"
        : $"Not published to {Place}: {Report.Error!.TrimEnd('.')}. Publish it later with: llm-eval publish {Run.Short}";
}
