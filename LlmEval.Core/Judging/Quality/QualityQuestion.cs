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
/// <param name="Result">The check's result: of kind <see cref="CheckKind.Llm"/>, with the calls that led to it.</param>
/// <param name="Error">The provider's last failure, when that is why nothing was measured: some of them end all judging.</param>
public sealed record QualityOpinion(CheckResult Result, ModelError? Error);
