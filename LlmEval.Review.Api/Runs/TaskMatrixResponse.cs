using LlmEval.Core.Comparison;
using LlmEval.Core.Domain.Results;

namespace LlmEval.Review.Api.Runs;

/// <summary>A page of the matrix task × model.</summary>
/// <param name="Columns">A column per model × prompt variant, in the config's order.</param>
/// <param name="Items">The rows.</param>
/// <param name="Next">The <c>after</c> of the next page; null on the last one.</param>
internal sealed record TaskMatrixResponse(IReadOnlyList<MatrixColumnResponse> Columns, IReadOnlyList<TaskRowResponse> Items, string? Next);

/// <summary>A column of the matrix.</summary>
internal sealed record MatrixColumnResponse(string Model, string Prompt);

/// <summary>A task in the matrix.</summary>
/// <param name="Task">The task's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Difficulty"><c>easy</c>, <c>medium</c> or <c>hard</c>.</param>
/// <param name="Cells">Its cases; a column may have none.</param>
internal sealed record TaskRowResponse(string Task, string Title, string? Topic, string? Difficulty, IReadOnlyList<CaseCellResponse> Cells);

/// <summary>A case in the matrix.</summary>
internal sealed record CaseCellResponse
{
    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The prompt variant's id.</summary>
    public required string Prompt { get; init; }

    /// <summary>The verdict; null while it is pending.</summary>
    public required CaseVerdict? Verdict { get; init; }

    /// <summary>The outcome that stands for the case; null while it is pending.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>Samples that passed.</summary>
    public required int Passed { get; init; }

    /// <summary>Samples that say something about the model.</summary>
    public required int Measured { get; init; }

    /// <summary>Samples planned.</summary>
    public required int Planned { get; init; }

    /// <summary>What became of it since the run that <c>changedSince</c> names; null without one.</summary>
    public required CaseChangeKind? Change { get; init; }
}
