using LlmEval.Core.Domain.Assignments;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>Looks at a loaded page again and again until a check holds or its time is over.</summary>
internal sealed class CheckRunner(TimeProvider time)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    /// <summary>The last look; true as soon as one was.</summary>
    /// <exception cref="PageLostException">The page does not answer.</exception>
    public async Task<Look> PollAsync(PageLoad load, PageCheck check, TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            var left = patience - time.GetElapsedTime(since);
            var look = await LookAsync(load, check, left < Turn ? Turn : left, cancellationToken);
            left = patience - time.GetElapsedTime(since);
            if (look.IsTrue || look.IsMistake || left <= TimeSpan.Zero) return look;
            await Task.Delay(left < Turn ? left : Turn, time, cancellationToken);
        }
    }

    /// <summary>Takes a visitor's steps, then looks.</summary>
    /// <exception cref="PageLostException">The page does not answer.</exception>
    public async Task<Look> StepAsync(PageLoad load, StepsCheck check, TimeSpan patience, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        if (await StepRunner.RunAsync(load, check.Steps, Left, time, cancellationToken) is { } missed) return missed;
        if (check.Then is ConsoleCleanCheck) return Clean([load.Log]);
        return await PollAsync(load, check.Then, check.Then.Within ?? Left(), cancellationToken);

        TimeSpan Left() => patience - time.GetElapsedTime(since) is var left && left < Turn ? Turn : left;
    }

    /// <summary>Whether nothing in some logs is an error.</summary>
    public static Look Clean(IEnumerable<Network.PageLog> logs)
    {
        var errors = logs.SelectMany(log => log.Errors).ToList();
        return errors.Count == 0 ? new(true, "no errors") : new(false, $"{errors.Count} errors, the first: {OneLine.Of(errors[0], 250)}");
    }

    private static async Task<Look> LookAsync(PageLoad load, PageCheck check, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return check is ScriptCheck script
                ? await load.Evaluator.IsTruthyAsync(script.Expression, patience, cancellationToken)
                : await load.Evaluator.LookAsync(CheckScript.Of(check, load.Log.Addresses) ?? throw new ArgumentException($"a check of type {check.GetType().Name} is not looked at", nameof(check)), patience, cancellationToken);
        }
        catch (PlaywrightException problem) when (load.Page.Context.Browser is { IsConnected: true })
        {
            // The page navigated while it was looked at.
            return new(false, OneLine.Of(problem.Message.Split('\n')[0], 200));
        }
    }
}
