using LlmEval.Review.Api.Observatory.Catalogue;

namespace LlmEval.Review.Api.Observatory.Leaderboards;

/// <summary>Models by their best score on a dataset.</summary>
internal sealed record LeaderboardResponse
{
    /// <summary>The dataset.</summary>
    public required BenchmarkResponse Dataset { get; init; }

    /// <summary>Best first; of equal scores the one with the smaller id.</summary>
    public required IReadOnlyList<LeaderboardRowResponse> Rows { get; init; }

    /// <summary>When a difference to the first row counts.</summary>
    public required ComparisonRuleResponse Rule { get; init; }
}

/// <summary>A model on a leaderboard.</summary>
internal sealed record LeaderboardRowResponse
{
    /// <summary>Its place, counted from 1; equal scores share one.</summary>
    public required int Rank { get; init; }

    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>Its best score; of equal ones that of the latest step.</summary>
    public required PlacedScoreResponse Score { get; init; }

    /// <summary>This row against the first one; null for the first one.</summary>
    public required ScoreComparisonResponse? AgainstFirst { get; init; }
}

/// <summary>Best scores of models, a column per dataset.</summary>
internal sealed record LeaderboardPivotResponse
{
    /// <summary>The suite that the datasets are of; null: all datasets with a result.</summary>
    public required string? SuiteId { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<BenchmarkResponse> Datasets { get; init; }

    /// <summary>What the rows are sorted by: a dataset; null: the mean rank.</summary>
    public required string? SortedBy { get; init; }

    /// <summary>The rows, best first.</summary>
    public required IReadOnlyList<LeaderboardPivotRowResponse> Rows { get; init; }
}

/// <summary>A model in the pivot.</summary>
internal sealed record LeaderboardPivotRowResponse
{
    /// <summary>The model.</summary>
    public required TrackedModelResponse Model { get; init; }

    /// <summary>Which of the columns have a score.</summary>
    public required CoverageResponse Coverage { get; init; }

    /// <summary>Mean of its places over the columns in which it has one; null without any. Read it with the coverage.</summary>
    public required double? MeanRank { get; init; }

    /// <summary>Its places in the order of the columns; null: no score.</summary>
    public required IReadOnlyList<RankedScoreResponse?> Scores { get; init; }
}

/// <summary>A score and its place in a column.</summary>
/// <param name="Rank">The place, counted from 1; equal scores share one.</param>
/// <param name="CheckpointId">The checkpoint.</param>
/// <param name="RunId">The measurement; null for a score that came without one.</param>
/// <param name="Score">The score.</param>
internal sealed record RankedScoreResponse(int Rank, string CheckpointId, string? RunId, ScoreResponse Score);
