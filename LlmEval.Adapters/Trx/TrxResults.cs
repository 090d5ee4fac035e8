using static LlmEval.Adapters.Trx.TrxFormat;

namespace LlmEval.Adapters.Trx;

/// <summary>The element <c>Results</c>: what came of every execution.</summary>
internal static class TrxResults
{
    public static async Task WriteAsync(TrxXml xml, TrxRun run, CancellationToken cancellationToken)
    {
        await xml.StartAsync("Results");
        foreach (var result in run.Results)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await WriteResultAsync(xml, run, result);
        }

        await xml.EndAsync();
    }

    private static async Task WriteResultAsync(TrxXml xml, TrxRun run, TrxResult result)
    {
        var duration = result.Duration < TimeSpan.Zero ? TimeSpan.Zero : result.Duration;
        await xml.StartAsync(
            "UnitTestResult",
            ("executionId", Text(result.ExecutionId)),
            ("testId", Text(result.TestId)),
            ("testName", result.Name),
            ("computerName", run.Computer),
            ("duration", Text(duration)),
            ("startTime", Text(result.Started)),
            ("endTime", Text(result.Started + duration)),
            ("testType", UnitTestType),
            ("outcome", result.Outcome.ToString()),
            ("testListId", ResultsNotInAList),
            ("relativeResultsDirectory", Text(result.ExecutionId)));
        await WriteOutputAsync(xml, result);
        await xml.EndAsync();
    }

    private static async Task WriteOutputAsync(TrxXml xml, TrxResult result)
    {
        var hasError = result.Message is not null || result.Detail is not null;
        if (!hasError && string.IsNullOrEmpty(result.StandardOutput) && string.IsNullOrEmpty(result.StandardError))
        {
            return;
        }

        await xml.StartAsync("Output");
        if (!string.IsNullOrEmpty(result.StandardOutput))
        {
            await xml.TextAsync("StdOut", result.StandardOutput);
        }

        if (!string.IsNullOrEmpty(result.StandardError))
        {
            await xml.TextAsync("StdErr", result.StandardError);
        }

        if (hasError)
        {
            await xml.StartAsync("ErrorInfo");
            await xml.TextAsync("Message", result.Message ?? "");
            await xml.TextAsync("StackTrace", result.Detail ?? "");
            await xml.EndAsync();
        }

        await xml.EndAsync();
    }
}
