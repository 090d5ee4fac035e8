using static LlmEval.Adapters.Trx.TrxFormat;

namespace LlmEval.Adapters.Trx;

/// <summary>Writes a run in the TRX format of Visual Studio (schema vstst.xsd, <c>TeamTest/2010</c>).</summary>
/// <remarks>
/// Elements and attributes stand in the order of Microsoft's own writers.
/// Where the schema leaves a choice, the strictest known reader decides:
/// <list type="bullet">
/// <item>times and durations always carry seven decimals, which dorny/test-reporter insists on;</item>
/// <item>a test that was executed twice is defined once, or Azure DevOps rejects the file;</item>
/// <item>a message is always followed by a stack trace, if need be an empty one, or dorny/test-reporter shows neither;</item>
/// <item>a run without results has no empty lists of them, over which dorny/test-reporter and trx2junit fall.</item>
/// </list>
/// </remarks>
public static class TrxWriter
{
    /// <summary>Writes the run as UTF-8 without a byte order mark; leaves the stream open.</summary>
    /// <exception cref="OperationCanceledException">Cancelled: what the stream holds is of no use.</exception>
    public static async Task WriteAsync(TrxRun run, Stream stream, CancellationToken cancellationToken)
    {
        await using var xml = new TrxXml(stream);
        await xml.StartAsync("TestRun", ("id", Text(run.Id)), ("name", run.Name), ("runUser", run.User));
        await xml.EmptyAsync(
            "Times",
            ("creation", Text(run.Created)),
            ("queuing", Text(run.Queued)),
            ("start", Text(run.Started)),
            ("finish", Text(run.Finished)));
        await WriteSettingsAsync(xml, run);
        if (run.Results.Count > 0)
        {
            await TrxResults.WriteAsync(xml, run, cancellationToken);
            await TrxDefinitions.WriteDefinitionsAsync(xml, run, cancellationToken);
            await TrxDefinitions.WriteEntriesAsync(xml, run, cancellationToken);
        }

        await WriteListsAsync(xml);
        await WriteSummaryAsync(xml, run);
        await xml.EndAsync();
    }

    private static async Task WriteSettingsAsync(TrxXml xml, TrxRun run)
    {
        await xml.StartAsync("TestSettings", ("name", "default"), ("id", Text(TrxTestId.Of("default"))));
        await xml.EmptyAsync("Deployment", ("runDeploymentRoot", run.DeploymentFolder));
        await xml.EndAsync();
    }

    private static async Task WriteListsAsync(TrxXml xml)
    {
        await xml.StartAsync("TestLists");
        await xml.EmptyAsync("TestList", ("name", "Results Not in a List"), ("id", ResultsNotInAList));
        await xml.EmptyAsync("TestList", ("name", "All Loaded Results"), ("id", AllLoadedResults));
        await xml.EndAsync();
    }

    private static async Task WriteSummaryAsync(TrxXml xml, TrxRun run)
    {
        var counts = run.Results.CountBy(result => result.Outcome).ToDictionary();
        int Of(TrxOutcome outcome) => counts.GetValueOrDefault(outcome);

        await xml.StartAsync("ResultSummary", ("outcome", run.Outcome.ToString()));
        await xml.EmptyAsync(
            "Counters",
            ("total", Text(run.Results.Count)),
            ("executed", Text(run.Results.Count - Of(TrxOutcome.NotExecuted))),
            ("passed", Text(Of(TrxOutcome.Passed))),
            ("failed", Text(Of(TrxOutcome.Failed))),
            ("error", Text(Of(TrxOutcome.Error))),
            ("timeout", Text(Of(TrxOutcome.Timeout))),
            ("aborted", Text(Of(TrxOutcome.Aborted))),
            ("inconclusive", Text(Of(TrxOutcome.Inconclusive))),
            ("passedButRunAborted", "0"),
            ("notRunnable", "0"),
            ("notExecuted", Text(Of(TrxOutcome.NotExecuted))),
            ("disconnected", "0"),
            ("warning", "0"),
            ("completed", "0"),
            ("inProgress", "0"),
            ("pending", "0"));
        await xml.EndAsync();
    }
}
