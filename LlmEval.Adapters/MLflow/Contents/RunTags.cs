using LlmEval.Adapters.MLflow.Rest;
using LlmEval.Core.Domain.Identity;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.MLflow.Contents;

/// <summary>The tags of a run's parts: MLflow's own, and ours, by which a part is found again.</summary>
/// <param name="run">The run.</param>
/// <param name="user">The person named with it.</param>
internal sealed class RunTags(RunRecord run, string user)
{
    private const string RunIdTag = "llm_eval.run_id";
    private const string PartTag = "llm_eval.part";

    /// <summary>Whether a tag is one of those that a part is found by.</summary>
    public static bool IsIdentity(Entry tag) => tag.Key is RunIdTag or PartTag;

    /// <summary>The tags of a part, those that it is found by first.</summary>
    /// <param name="part">The part.</param>
    /// <param name="parent">The server's id of the run that it is below; null for none.</param>
    public IReadOnlyList<(string Name, string Value)> Of(RunPart part, string? parent) =>
    [
        (RunIdTag, run.Id.ToString()),
        (PartTag, part.Key),
        ("llm_eval.status", NameOf<RunStatus>.Of(run.Status)),
        ("llm_eval.tool_version", run.ToolVersion),
        ("llm_eval.host", run.Host),
        ("mlflow.runName", part.Name),
        ("mlflow.user", user),
        ("mlflow.source.type", "LOCAL"),
        ("mlflow.source.name", Path.GetFileName(run.ConfigPath)),
        .. run.GitCommit is { } commit ? [("mlflow.source.git.commit", commit)] : Array.Empty<(string, string)>(),
        .. parent is null ? [] : new[] { ("mlflow.parentRunId", parent) },
        .. part.Tags,
    ];
}
