using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Runs;

/// <summary>What tells a run from the same run before it was gone on with: what was found out about it is kept by this.</summary>
/// <param name="Run">The run.</param>
/// <param name="Status">How it stands.</param>
/// <param name="End">Its end, UTC.</param>
internal readonly record struct RunVersion(RunId Run, RunStatus Status, DateTimeOffset? End)
{
    /// <summary>Whether its results change no more.</summary>
    public bool IsOver => Status is not (RunStatus.Running or RunStatus.Killed);

    /// <summary>The version of a run.</summary>
    public static RunVersion Of(RunRecord run) => new(run.Id, run.Status, run.FinishedAt);
}
