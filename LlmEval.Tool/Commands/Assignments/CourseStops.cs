using LlmEval.Core.Pipeline;

namespace LlmEval.Tool.Commands.Assignments;

/// <summary>Ends commands of a course in order when they are interrupted.</summary>
internal static class CourseStops
{
    /// <summary>Runs a command until it is done or interrupted.</summary>
    public static async Task<int> RunAsync(ToolContext context, Func<CancellationToken, Task<ExitCode>> work, CancellationToken cancellationToken)
    {
        using var signals = StopSignals.Register(context);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, signals.Token);
        try
        {
            return (int)await work(either.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            context.Error.WriteLine("llm-eval: interrupted; what was sent and checked stays. Go on with the same command.");
            return (int)ExitCode.Interrupted;
        }
    }
}
