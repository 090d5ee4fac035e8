using LlmEval.Core.Domain.Results;

namespace LlmEval.Adapters.Exports.Documents;

/// <summary>The run that something is from.</summary>
internal sealed record RunPart(Guid Id, string Name, string ConfigHash, string Dataset, string DatasetHash, string ToolVersion, string? GitCommit)
{
    /// <summary>A run.</summary>
    public static RunPart Of(RunRecord run) => new(
        run.Id.Value, run.Name, run.ConfigHash.Hex, run.DatasetName, run.DatasetHash.Hex, run.ToolVersion, run.GitCommit);
}

/// <summary>The task that was asked.</summary>
internal sealed record TaskPart(string Id, string Hash, string Title, string? Topic, string? Difficulty);
