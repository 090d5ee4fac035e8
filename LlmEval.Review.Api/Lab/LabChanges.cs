using LlmEval.Core.Pipeline.Lab;
using LlmEval.Review.Api.Events;
using Microsoft.Extensions.Logging;

namespace LlmEval.Review.Api.Lab;

/// <summary>Tells browsers what moves in the lab of this process.</summary>
internal sealed class LabChanges(ChangeLog log, ILogger<LabChanges> output) : ILabObserver
{
    /// <inheritdoc />
    public void Observe(LabEvent happened)
    {
        switch (happened)
        {
            case LabRunMoved moved:
                Tell(moved.Run.Prompt, moved.Run.Id, moved.Run.Session);
                break;
            case LabSessionMoved moved:
                Tell(moved.Session.Prompt, run: null, moved.Session.Id);
                break;
            case LabExperimentMade made:
                Tell(made.Run.Prompt, made.Run.Id, made.Run.Session);
                break;
            case LabBatchMoved moved:
                Tell(moved.Batch.Prompt, moved.Batch.Run, session: null);
                break;
            case LabWarning warning:
                output.Warned(warning.Message);
                break;
        }
    }

    /// <summary>Tells that something moved, or that something more is said of experiments.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="run">The run; null when it is only the session that moved.</param>
    /// <param name="session">The session; null for none.</param>
    public void Tell(string prompt, string? run, string? session) => log.Add(new ChangeEvent(ChangeKind.Lab, Lab: new LabChangeResponse(prompt, run, session)));
}

/// <summary>What the lab says.</summary>
internal static partial class LabLog
{
    [LoggerMessage(LogLevel.Warning, "Lab: {Problem}")]
    public static partial void Warned(this ILogger log, string problem);

    [LoggerMessage(LogLevel.Warning, "Work of the lab that was left behind is looked for again in a while: {Problem}")]
    public static partial void CannotResume(this ILogger log, string problem);
}
