using LlmEval.Core.Domain.Assignments;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>Does what a visitor does.</summary>
internal static class StepRunner
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    // What Playwright says of selectors and keys that are none, before or after it has looked at the page.
    private static readonly string[] Mistakes = ["is not a valid selector", "while parsing css selector", "while parsing selector", "Unknown key: "];

    /// <summary>Takes the steps in order; null when all were taken, else why not.</summary>
    /// <param name="load">The page.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="left">How much of the check's time is left.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Look?> RunAsync(PageLoad load, IReadOnlyList<PageStep> steps, Func<TimeSpan> left, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var index = 0; index < steps.Count; index++)
        {
            var patience = left();
            try
            {
                await TakeAsync(load.Page, steps[index], (float)patience.TotalMilliseconds).WaitAsync(patience + Grace, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return new(false, $"step {index + 1} ({Describe(steps[index])}) was not possible in time");
            }
            catch (PlaywrightException problem) when (load.Page.Context.Browser is { IsConnected: true })
            {
                var said = problem.Message.Split('\n')[0];
                var words = $"step {index + 1} ({Describe(steps[index])}): {OneLine.Of(said, 200)}";
                return Array.Exists(Mistakes, mistake => said.Contains(mistake, StringComparison.Ordinal)) ? Look.Mistaken(words) : new(false, words);
            }
        }

        return null;
    }

    private static async Task TakeAsync(IPage page, PageStep step, float timeout)
    {
        switch (step)
        {
            case FillStep fill: await FillAsync(page.Locator(Css(fill.Selector)).First, fill.Value, timeout); break;
            case ClickStep click: await page.Locator(Css(click.Selector)).First.ClickAsync(new() { Timeout = timeout }); break;
            case PressStep { Selector: { } selector } press: await page.Locator(Css(selector)).First.PressAsync(press.Key, new() { Timeout = timeout }); break;
            case PressStep press: await page.Keyboard.PressAsync(press.Key); break;
            case WaitStep wait: await page.Locator(Css(wait.Selector)).First.WaitForAsync(new() { Timeout = timeout }); break;
        }
    }

    private static async Task FillAsync(ILocator field, string value, float timeout)
    {
        // A field of choice cannot be typed into.
        await field.WaitForAsync(new() { Timeout = timeout });
        if (await field.And(field.Page.Locator("select")).CountAsync() > 0) await field.SelectOptionAsync(value, new() { Timeout = timeout });
        else await field.FillAsync(value, new() { Timeout = timeout });
    }

    private static string Css(string selector) => "css=" + selector;

    private static string Describe(PageStep step) => step switch
    {
        FillStep fill => $"fill {fill.Selector}",
        ClickStep click => $"click {click.Selector}",
        PressStep press => $"press {press.Key}",
        WaitStep wait => $"wait for {wait.Selector}",
        _ => "",
    };
}
