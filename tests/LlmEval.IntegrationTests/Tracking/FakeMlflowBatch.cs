using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LlmEval.IntegrationTests.Tracking;

/// <summary><c>runs/log-batch</c> of the fake, with the limits of the real one.</summary>
internal static partial class FakeMlflowBatch
{
    private const int MostBytes = 1 << 20;
    private const int LongestKey = 250;
    private const int LongestParam = 6000;
    private const int LongestTag = 5000;

    public static FakeMlflowAnswer Log(FakeRun run, string raw, JsonObject body, Func<string, bool> loses)
    {
        var (metrics, parameters, tags) = (body.List("metrics").ToList(), body.List("params").ToList(), body.List("tags").ToList());
        if (TooMuch(raw, metrics.Count, parameters.Count, tags.Count) is { } refusal) return refusal;
        foreach (var key in metrics.Concat(parameters).Concat(tags).Select(item => item.Text("key") ?? ""))
        {
            if (!IsName(key)) return FakeMlflowAnswer.Invalid($"Invalid name: '{key}'. Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ), and slashes (/).");
            if (key.Length > LongestKey) return FakeMlflowAnswer.Invalid($"Name '{key[..LongestKey]}' had length {key.Length}, which exceeded length limit of {LongestKey}");
        }

        foreach (var param in parameters)
        {
            var (key, value) = (param.Text("key")!, Cut(param.Text("value") ?? "", LongestParam));
            if (run.Params.TryGetValue(key, out var known) && known != value)
            {
                return FakeMlflowAnswer.Invalid($"Changing param values is not allowed. Param with key='{key}' was already logged with value='{known}'");
            }

            run.Params[key] = value;
        }

        foreach (var tag in tags) run.Tags[tag.Text("key")!] = Cut(tag.Text("value") ?? "", LongestTag);
        foreach (var metric in metrics.Where(metric => !loses(metric.Text("key")!)))
        {
            run.MetricRows.Add(new FakeMetric(
                metric.Text("key")!, metric["value"]?.GetValue<double>() ?? 0, metric["timestamp"]?.GetValue<long>() ?? 0, metric["step"]?.GetValue<long>() ?? 0));
        }

        return FakeMlflowAnswer.Ok();
    }

    private static FakeMlflowAnswer? TooMuch(string raw, int metrics, int parameters, int tags)
    {
        if (Encoding.UTF8.GetByteCount(raw) > MostBytes) return FakeMlflowAnswer.Invalid($"Batched logging API requests must be at most {MostBytes} bytes");
        if (metrics > 1000) return FakeMlflowAnswer.Invalid($"A batch logging request can contain at most 1000 metrics. Got {metrics} metrics.");
        if (parameters > 100) return FakeMlflowAnswer.Invalid($"A batch logging request can contain at most 100 params. Got {parameters} params.");
        if (tags > 100) return FakeMlflowAnswer.Invalid($"A batch logging request can contain at most 100 tags. Got {tags} tags.");
        return metrics + parameters + tags > 1000 ? FakeMlflowAnswer.Invalid("A batch logging request can contain at most 1000 metrics, params, and tags.") : null;
    }

    // The pattern of 2.12, and the path that a name has to be: posixpath.normpath(name) == name, not absolute, not outside.
    private static bool IsName(string name) => Name().IsMatch(name) && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    [GeneratedRegex(@"^[A-Za-z0-9_\-. /]+\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
