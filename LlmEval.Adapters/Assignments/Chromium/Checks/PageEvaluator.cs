using System.Text.Json;
using Microsoft.Playwright;

namespace LlmEval.Adapters.Assignments.Chromium.Checks;

/// <summary>Evaluates JavaScript in a page by the DevTools protocol, which can give up on a script where Playwright's own calls wait.</summary>
/// <param name="session">The page's session.</param>
/// <param name="crash">Ends when the page's process does.</param>
/// <param name="time">The clock.</param>
internal sealed class PageEvaluator(ICDPSession session, Task crash, TimeProvider time)
{
    private const string World = "llm-eval";
    private const string SyntaxError = "exception: SyntaxError";
    private const int LongestReason = 300;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Whether one expression is truthy in the page's own world; promises are awaited.</summary>
    /// <exception cref="PageLostException">The page does not answer.</exception>
    public async Task<Look> IsTruthyAsync(string expression, TimeSpan patience, CancellationToken cancellationToken)
    {
        JsonElement answer;
        try
        {
            answer = await EvaluateAsync($"(\n{expression.Trim().TrimEnd(';')}\n)", null, patience, cancellationToken);
        }
        catch (PageLostException) when (!crash.IsCompleted)
        {
            // A promise may be pending for ever in a page that is well.
            await EvaluateAsync("0", null, Grace, cancellationToken);
            return new(false, "its promise is still pending");
        }

        if (ExceptionIn(answer) is { } exception) return new(false, exception);
        var result = answer.GetProperty("result");
        return new(IsTruthy(result), $"it is {Describe(result)}");
    }

    /// <summary>Evaluates a check's script in a world of its own.</summary>
    /// <exception cref="PageLostException">The page does not answer.</exception>
    public async Task<Look> LookAsync(string script, TimeSpan patience, CancellationToken cancellationToken)
    {
        var answer = await EvaluateAsync(script, await WorldAsync(patience, cancellationToken), patience, cancellationToken);
        // No page has a hand in this world: what cannot be read there is the selector or the expression of the check.
        if (ExceptionIn(answer) is { } exception) return exception.StartsWith(SyntaxError, StringComparison.Ordinal) ? Look.Mistaken(exception) : new(false, exception);
        var value = answer.GetProperty("result").GetProperty("value");
        return new(value.GetProperty("ok").GetBoolean(), OneLine.Of(value.GetProperty("seen").GetString()!, LongestReason));
    }

    /// <summary>A text that a script gives back in a world of its own; null when it gives none.</summary>
    /// <exception cref="PageLostException">The page does not answer.</exception>
    public async Task<string?> TextAsync(string script, TimeSpan patience, CancellationToken cancellationToken)
    {
        var answer = await EvaluateAsync(script, await WorldAsync(patience, cancellationToken), patience, cancellationToken);
        return answer.GetProperty("result").TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>The visible part of the page as a PNG.</summary>
    /// <exception cref="PageLostException">The page does not answer.</exception>
    public async Task<byte[]> ScreenshotAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("Page.captureScreenshot", new() { ["format"] = "png" }, patience, cancellationToken);
        return answer.GetProperty("data").GetBytesFromBase64();
    }

    private async Task<int> WorldAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var tree = await SendAsync("Page.getFrameTree", [], patience, cancellationToken);
        var frame = tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        var world = await SendAsync("Page.createIsolatedWorld", new() { ["frameId"] = frame, ["worldName"] = World }, patience, cancellationToken);
        return world.GetProperty("executionContextId").GetInt32();
    }

    private Task<JsonElement> EvaluateAsync(string expression, int? world, TimeSpan patience, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object>
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = world is not null,
            ["timeout"] = Math.Max(1, patience.TotalMilliseconds),
        };
        if (world is { } id) arguments["contextId"] = id;
        return SendAsync("Runtime.evaluate", arguments, patience, cancellationToken);
    }

    private async Task<JsonElement> SendAsync(string method, Dictionary<string, object> arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        var call = session.SendAsync(method, arguments);
        _ = call.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            if (await Task.WhenAny(call, crash).WaitAsync(patience + Grace, time, cancellationToken) == crash) throw new PageLostException("the page crashed");
            return (await call)!.Value;
        }
        catch (TimeoutException)
        {
            throw new PageLostException($"the page did not answer within {(patience + Grace).TotalSeconds:0.#} s");
        }
    }

    private static bool IsTruthy(JsonElement result) => result.GetProperty("type").GetString() switch
    {
        "undefined" => false,
        "object" => !(result.TryGetProperty("subtype", out var subtype) && subtype.GetString() == "null"),
        "boolean" => result.GetProperty("value").GetBoolean(),
        "string" => result.GetProperty("value").GetString()!.Length > 0,
        "number" => result.TryGetProperty("value", out var number)
            ? number.GetDouble() != 0
            // What JSON has no number for: -0, NaN and the infinities.
            : result.GetProperty("unserializableValue").GetString() is not ("-0" or "NaN"),
        "bigint" => result.GetProperty("unserializableValue").GetString() != "0n",
        _ => true,
    };

    private static string Describe(JsonElement result) => OneLine.Of(
        result.TryGetProperty("value", out var value) ? value.GetRawText()
        : result.TryGetProperty("unserializableValue", out var number) ? number.GetString()!
        : result.TryGetProperty("description", out var text) ? text.GetString()!
        : result.GetProperty("type").GetString()!,
        LongestReason);

    private static string? ExceptionIn(JsonElement answer)
    {
        if (!answer.TryGetProperty("exceptionDetails", out var details)) return null;
        var text = details.TryGetProperty("exception", out var exception) && exception.TryGetProperty("description", out var description)
            ? description.GetString()!.Split("\n    at ")[0]
            : details.TryGetProperty("exception", out exception) ? Describe(exception) : details.GetProperty("text").GetString()!;
        return OneLine.Of($"exception: {text}", LongestReason);
    }
}
