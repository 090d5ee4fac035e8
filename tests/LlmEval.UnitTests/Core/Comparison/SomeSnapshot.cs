using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Configuration;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.UnitTests.Core.Comparison;

/// <summary>Results of runs, written as a letter per sample: P passed, F failed, ? not measured. A case passes when a sample does.</summary>
internal static class SomeSnapshot
{
    /// <summary>A run of these lines, with pass@1.</summary>
    public static RunSnapshot Of(params SnapshotLine[] lines) => new()
    {
        Name = "demo",
        ConfigHash = ContentHash.OfText("config"),
        DatasetHash = ContentHash.OfText("dataset"),
        SamplesPerCase = 1,
        PassAt = [1],
        Lines = lines,
    };

    /// <summary>A line whose tasks t0, t1, … have these results.</summary>
    public static SnapshotLine Line(string model, params string[] results) => new()
    {
        Model = model,
        Prompt = PromptVariant.DefaultId,
        Provider = "openai",
        ModelHash = ContentHash.OfText(model),
        PromptHash = ContentHash.OfText("prompt"),
        Metrics = [],
        Cases = [.. results.Select((letters, i) => Case($"t{i}", letters))],
    };

    /// <summary>A line of which so many tasks passed and then so many failed, one sample each.</summary>
    public static SnapshotLine Line(string model, int passed, int failed) =>
        Line(model, [.. Enumerable.Repeat("P", passed), .. Enumerable.Repeat("F", failed)]);

    /// <summary>A case with these results.</summary>
    public static SnapshotCase Case(string task, string letters) => new()
    {
        Task = task,
        TaskHash = ContentHash.OfText(task),
        Verdict = letters.Contains('P') ? CaseVerdict.Passed : letters.Contains('F') ? CaseVerdict.Failed : CaseVerdict.NotMeasured,
        Outcomes = [.. letters.Select(letter => letter switch
        {
            'P' => Outcome.Passed,
            'F' => Outcome.Failed,
            _ => Outcome.ProviderError,
        })],
    };

    /// <summary>The same with another content of one task.</summary>
    public static SnapshotLine WithChangedTask(this SnapshotLine line, string task) =>
        line with { Cases = [.. line.Cases.Select(item => item.Task == task ? item with { TaskHash = ContentHash.OfText(task + " changed") } : item)] };
}
