using LlmEval.Core.Domain.Assignments;
using LlmEval.Core.Domain.Models;

namespace LlmEval.Core.Judging.Quality;

/// <summary>A submission whose quality is judged.</summary>
public sealed record QualityQuestion
{
    /// <summary>The task of its round.</summary>
    public required AssignmentTask Task { get; init; }

    /// <summary>The files of its commit.</summary>
    public required IReadOnlyList<StoredBlob> Files { get; init; }

    /// <summary>The attachments of all rounds: data that the builder did not write.</summary>
    public IReadOnlyList<TaskAttachment> Attachments { get; init; } = [];
}

/// <summary>What a judge said of one side of a submission.</summary>
/// <param name="Result">The check's result: of kind <see cref="CheckKind.Llm"/>.</param>
/// <param name="Calls">The calls that led to it, to be kept; empty when there was nothing to ask about.</param>
/// <param name="Error">The provider's last failure, when that is why nothing was measured: some of them end all judging.</param>
public sealed record QualityOpinion(CheckResult Result, IReadOnlyList<QualityCall> Calls, ModelError? Error);
