using System.Text;
using LlmEval.Core.Domain.Results;
using LlmEval.Core.Domain.Tracking;
using LlmEval.Core.Pipeline.Events;

namespace LlmEval.Core.Pipeline.Tracking;

/// <summary>The files that are kept with a tracked run.</summary>
internal static class TrackedFiles
{
    /// <summary>The config as it was written, and what the dataset was.</summary>
    public static IReadOnlyList<TrackedFile> Of(RunRecord run, IReadOnlyList<CaseFacts> cases) =>
    [
        Text("config.yaml", run.ConfigYaml),
        Text("dataset.json", RunEventJson.WriteDocument(Manifest(run, cases))),
    ];

    private static DatasetManifest Manifest(RunRecord run, IReadOnlyList<CaseFacts> cases) => new(
        "llm-eval.dataset/1",
        run.DatasetName,
        run.DatasetHash.Hex,
        [.. cases.DistinctBy(facts => facts.TaskId).Select(facts => new ManifestTask(facts.TaskId, facts.TaskHash.Hex, facts.Topic, facts.Difficulty))]);

    private static TrackedFile Text(string name, string text) =>
        new(name, async (stream, cancellationToken) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken));

    private sealed record DatasetManifest(string Format, string Name, string Hash, IReadOnlyList<ManifestTask> Tasks);

    private sealed record ManifestTask(string Id, string Hash, string? Topic, string? Difficulty);
}
