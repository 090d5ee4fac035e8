using LlmEval.Core.Domain.Results;
using LlmEval.Core.Pipeline;

namespace LlmEval.Adapters.Reports;

/// <summary>Makes the report of a stored run.</summary>
public static class StoredReport
{
    /// <summary>The report of a run as it is stored now; its texts are read when they are enumerated.</summary>
    public static async Task<RunReport> ReadAsync(IResultReader reader, RunRecord run, CancellationToken cancellationToken)
    {
        var facts = await reader.ReadCasesAsync(run.Id, cancellationToken);
        return new RunReport
        {
            Run = run,
            Summary = RunSummarizer.Summarize(run, facts),
            Facts = facts,
            Cases = reader.ReadFullCasesAsync(run.Id, cancellationToken),
        };
    }
}
