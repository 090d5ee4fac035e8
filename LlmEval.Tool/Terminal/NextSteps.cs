using System.Net.NetworkInformation;
using LlmEval.Core.Domain.Results;
using LlmEval.Review.Api;

namespace LlmEval.Tool.Terminal;

/// <summary>Where to look next, on stderr.</summary>
internal static class NextSteps
{
    /// <summary>Names the commands that show more of a run.</summary>
    /// <param name="context">Where it is written.</param>
    /// <param name="run">The run.</param>
    /// <param name="cases">Its cases.</param>
    /// <param name="again">The command that goes on with it.</param>
    public static void Write(ToolContext context, RunRecord run, IReadOnlyList<CaseFacts> cases, string again)
    {
        if (run.Status is RunStatus.Interrupted or RunStatus.BudgetReached or RunStatus.Killed)
        {
            context.Error.WriteLine($"{cases.Count(facts => facts.Verdict is not null)} of {run.PlannedCases} cases are done and kept. Go on with: {again}");
        }

        context.Error.WriteLine($"Next: llm-eval show {run.Id.Short}");
        if (cases.FirstOrDefault(facts => facts.Verdict == CaseVerdict.Failed) is { } failed)
        {
            context.Error.WriteLine($"      llm-eval show {run.Id.Short} --case '{failed.Name}' --code");
        }

        var page = $"http://127.0.0.1:{ReviewServerOptions.DefaultPort}/runs/{run.Id}";
        context.Error.WriteLine(IsServed() ? $"      {page}" : $"      llm-eval serve, then {page}");
    }

    private static bool IsServed() =>
        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == ReviewServerOptions.DefaultPort);
}
