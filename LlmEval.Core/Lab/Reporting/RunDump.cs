using System.Globalization;
using System.Text;
using System.Text.Json;
using LlmEval.Core.Domain.Lab;
using LlmEval.Core.Lab.Figures;
using LlmEval.Core.Lab.Prompts;

namespace LlmEval.Core.Lab.Reporting;

/// <summary>Everything that a run brought, as Markdown to read, copy and paste.</summary>
public static class RunDump
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The dump.</summary>
    /// <param name="run">The run.</param>
    /// <param name="experiments">Its experiments, in the order in which they are to stand.</param>
    public static string Of(LabRun run, IReadOnlyList<LabExperiment> experiments)
    {
        var text = new StringBuilder();
        text.Append($"# {OneLine(run.Prompt)}, run {run.Number}\n\n");
        text.Append($"- Run: `{run.Id}`{(run.Session is { } session ? $" of session `{session}`" : "")}\n");
        text.Append($"- Prompt version: {run.PromptVersion}\n- Started: {Time(run.StartedAt)}\n");
        if (run.CompletedAt is { } completed) text.Append($"- Completed: {Time(completed)}\n");
        text.Append($"- Experiments: {experiments.Count} of {run.PlannedExperiments}, {experiments.Count(experiment => !experiment.IsSuccess)} failed\n");
        if (run.Error is { } error) text.Append($"- Error: {OneLine(error)}\n");
        foreach (var prompt in experiments.DistinctBy(experiment => experiment.Row))
            text.Append($"\n## Prompt{(prompt.Row is { } row ? $", row {OneLine(row)}" : "")}\n\n").Append(Fenced(PromptRendering.Text(prompt.Messages)));
        foreach (var (index, experiment) in experiments.Index()) Add(text, index + 1, experiment);
        return text.ToString();
    }

    private static void Add(StringBuilder text, int number, LabExperiment experiment)
    {
        text.Append($"\n## {number}. {OneLine(experiment.Config.Name)}{(experiment.Row is { } row ? $", row {OneLine(row)}" : "")}\n\n");
        text.Append($"- Experiment: `{experiment.Id}`\n- Config: {OneLine(experiment.Config.Name)}, version {experiment.Config.Version}\n- Started: {Time(experiment.StartedAt)}\n");
        text.Append($"- Acceptable: {(experiment.IsAcceptable ? "yes" : "no")}\n");
        if (experiment.Response is { } response)
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"- Time: {response.Latency.TotalSeconds:0.00} s\n"));
            text.Append(response.Usage is { } usage
                ? $"- Tokens: {usage.InputTokens} in ({usage.CachedInputTokens} cached), {usage.OutputTokens} out ({usage.ReasoningTokens} of them reasoning)\n"
                : "- Tokens: unknown\n");
            text.Append(experiment.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"- Cost: {cost.Amount:0.000000} {cost.Currency}\n") : "- Cost: unknown\n");
            text.Append($"- Finish reason: {response.FinishReason.ToString().ToLowerInvariant()}\n");
            if (response.ServedModel is { } served) text.Append($"- Served by: {OneLine(served)}\n");
            if (ResponseNote.Of(response) is { } note) text.Append($"- Note: {note}\n");
            text.Append("\n### Response\n\n").Append(Fenced(response.Refusal ?? response.Text));
        }
        else
        {
            text.Append($"- Error: {OneLine(experiment.Error ?? "unknown")}\n");
        }

        text.Append("\n### Config\n\n").Append(Fenced(JsonSerializer.Serialize(
            new { experiment.Config.Connection, experiment.Config.Model, experiment.Config.Parameters }, Indented), "json"));
    }

    // Longer than any fence within, so that no answer ends it.
    private static string Fenced(string content, string language = "")
    {
        var fence = new string('`', Math.Max(3, Longest(content, '`') + 1));
        return $"{fence}{language}\n{content}{(content.EndsWith('\n') ? "" : "\n")}{fence}\n";
    }

    private static int Longest(string text, char wanted)
    {
        var (longest, current) = (0, 0);
        foreach (var c in text)
        {
            current = c == wanted ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
