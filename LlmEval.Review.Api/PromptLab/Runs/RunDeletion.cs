using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Compatibility;
using Microsoft.AspNetCore.Http;

namespace LlmEval.Review.Api.PromptLab.Runs;

/// <summary>When runs can be deleted.</summary>
internal static class RunDeletion
{
    /// <summary>Refuses runs that somebody works on.</summary>
    public static void RequireRest(IEnumerable<LabRun> runs)
    {
        if (runs.FirstOrDefault(run => !run.Status.IsAtRest()) is { } busy)
            throw new CompatException(StatusCodes.Status409Conflict, $"Run {busy.Id} is still at work. Nothing was deleted. Wait until it is done, or cancel it: POST /runs/{busy.Id}/cancel");
    }
}
